package io.branchline.warehouse.engine;

import io.branchline.warehouse.Failure;
import io.branchline.warehouse.Warehouse;
import io.branchline.warehouse.WarehouseConfig;
import io.branchline.warehouse.schema.Schema;
import io.branchline.warehouse.service.Service;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** The embedded engine as a service of a home: start, schema, stop. */
public final class Engine {

  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final EngineConfig config;
  private final Service service;

  /** The engine of that configuration; nothing is started. */
  public Engine(EngineConfig config) {
    this.config = config;
    this.service = new Service(config.home(), "engine");
  }

  /** Whether it runs. */
  public Service.State state() {
    return service.state();
  }

  /** How the application reaches it. */
  public WarehouseConfig warehouse() {
    return new WarehouseConfig(
        URI.create("http://127.0.0.1:" + config.httpPort()),
        WarehouseConfig.APPLICATION_USER,
        Secrets.of(config.home(), WarehouseConfig.APPLICATION_USER),
        EngineFiles.DATABASE,
        Secrets.of(config.home(), WarehouseConfig.SCOPED_USER));
  }

  /**
   * Starts the engine and waits until it answers. The schema is the caller's to apply.
   *
   * @throws Failure where a port is taken, the library is missing or the engine does not come up
   */
  public void start() {
    Ports.requireFree(config.httpPort(), "BRANCHLINE_HTTP_PORT");
    Ports.requireFree(config.nativePort(), "BRANCHLINE_NATIVE_PORT");
    Library.requireWhole(config.home().engineLibrary());
    WarehouseConfig address = Schema.server(warehouse());
    try (Warehouse probe = Warehouse.open(address)) {
      service.start(command(), probe::answers, PATIENCE);
    }
  }

  /** Stops it; returns whether it ran. */
  public boolean stop() {
    return service.stop();
  }

  private List<String> command() {
    return List.of(
        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
        "-Xmx64m",
        "-XX:+UseSerialGC",
        "-XX:TieredStopAtLevel=1",
        "-XX:ErrorFile=" + config.home().logs().resolve("engine-crash-%p.log"),
        "-Djna.encoding=UTF-8",
        "-cp",
        System.getProperty("java.class.path"),
        EngineMain.class.getName(),
        config.home().root().toString(),
        Integer.toString(config.httpPort()),
        Integer.toString(config.nativePort()),
        Long.toString(config.memoryBytes()));
  }
}
