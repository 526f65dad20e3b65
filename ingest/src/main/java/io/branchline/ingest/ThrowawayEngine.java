package io.branchline.ingest;

import io.branchline.warehouse.Failure;
import io.branchline.warehouse.Home;
import io.branchline.warehouse.WarehouseConfig;
import io.branchline.warehouse.engine.Engine;
import io.branchline.warehouse.engine.EngineConfig;
import io.branchline.warehouse.engine.Ports;
import io.branchline.warehouse.schema.Schema;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;

/** An engine in a folder of its own for a measurement, so that nobody's warehouse is touched. */
final class ThrowawayEngine implements AutoCloseable {

  private static final long MEMORY_BYTES = 3L << 30;

  private final Path folder;
  private final Home home;
  private final Engine engine;

  private ThrowawayEngine(Path folder, Home home, Engine engine) {
    this.folder = folder;
    this.home = home;
    this.engine = engine;
  }

  /** Starts it, with the schema, under a folder. */
  static ThrowawayEngine start(Path folder) throws IOException {
    Home home = new Home(folder.resolve("home"));
    Path library = home.engineLibrary();
    Files.createDirectories(library.getParent());
    Files.createSymbolicLink(library, Home.current().engineLibrary());
    Engine engine = new Engine(new EngineConfig(home, Ports.free(), Ports.free(), MEMORY_BYTES));
    engine.start();
    ThrowawayEngine started = new ThrowawayEngine(folder, home, engine);
    try {
      Schema.apply(engine.warehouse());
      return started;
    } catch (RuntimeException e) {
      started.close();
      throw e;
    }
  }

  Home home() {
    return home;
  }

  WarehouseConfig warehouse() {
    return engine.warehouse();
  }

  /** Stops it and deletes the whole folder. */
  @Override
  public void close() {
    engine.stop();
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    } catch (IOException e) {
      throw new Failure(
          Failure.Code.INTERNAL, "Cannot delete " + folder + ": " + e.getMessage() + ".", e);
    }
  }
}
