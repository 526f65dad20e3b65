package io.branchline.warehouse;

import io.branchline.warehouse.engine.Engine;
import io.branchline.warehouse.engine.EngineConfig;
import io.branchline.warehouse.engine.Ports;
import io.branchline.warehouse.schema.Schema;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;

/**
 * A real engine with the schema applied, in a folder and on ports of its own. Takes about two
 * seconds to start: once a test class.
 */
public final class TestingWarehouse implements AutoCloseable {

  private final Home home;
  private final EngineConfig engineConfig;
  private final Engine engine;
  private final Warehouse client;

  private TestingWarehouse(Home home, EngineConfig engineConfig) {
    this.home = home;
    this.engineConfig = engineConfig;
    this.engine = new Engine(engineConfig);
    engine.start();
    try {
      Schema.apply(engine.warehouse());
    } catch (RuntimeException e) {
      engine.stop();
      throw e;
    }
    this.client = Warehouse.open(engine.warehouse());
  }

  /** Starts an engine. */
  public static TestingWarehouse start() {
    try {
      Home home = new Home(Files.createTempDirectory("testing-warehouse"));
      Path library = Home.current().engineLibrary();
      Path link = home.engineLibrary();
      Files.createDirectories(link.getParent());
      Files.createSymbolicLink(link, library);
      return new TestingWarehouse(
          home, new EngineConfig(home, Ports.free(), Ports.free(), 2L << 30));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Its home folder, deleted at the end. */
  public Home home() {
    return home;
  }

  /** Where it listens. */
  public WarehouseConfig config() {
    return engine.warehouse();
  }

  /** The port of ClickHouse's own protocol. */
  public int nativePort() {
    return engineConfig.nativePort();
  }

  /** The application's client. */
  public Warehouse client() {
    return client;
  }

  /** The engine itself, for tests that stop and start it. */
  public Engine engine() {
    return engine;
  }

  @Override
  public void close() {
    client.close();
    engine.stop();
    try (Stream<Path> files = Files.walk(home.root())) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
