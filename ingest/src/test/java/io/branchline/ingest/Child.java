package io.branchline.ingest;

import io.branchline.warehouse.TestingWarehouse;
import io.branchline.warehouse.WarehouseConfig;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The command line in a JVM of its own, against a testing warehouse: it can be killed. */
final class Child {

  private final Process process;
  private final Path output;

  private Child(Process process, Path output) {
    this.process = process;
    this.output = output;
  }

  static Child start(TestingWarehouse warehouse, String... arguments) {
    try {
      Path output = Files.createTempFile("child", ".log");
      Path temporary = Files.createDirectories(warehouse.home().root().resolve("tmp"));
      List<String> command =
          new ArrayList<>(
              List.of(
                  Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                  "-Xmx768m",
                  "-Dfile.encoding=UTF-8",
                  "-Djava.io.tmpdir=" + temporary,
                  "-Dbranchline.home=" + warehouse.home().root(),
                  "-cp",
                  System.getProperty("java.class.path"),
                  "io.branchline.ingest.Main"));
      command.addAll(List.of(arguments));
      ProcessBuilder builder =
          new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(output.toFile());
      WarehouseConfig config = warehouse.config();
      builder
          .environment()
          .putAll(
              Map.of(
                  "BRANCHLINE_CLICKHOUSE_URL", config.url().toString(),
                  "BRANCHLINE_CLICKHOUSE_USER", config.user(),
                  "BRANCHLINE_CLICKHOUSE_PASSWORD", config.password(),
                  "BRANCHLINE_CLICKHOUSE_DATABASE", config.database()));
      return new Child(builder.start(), output);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Waits for the end; what it printed, and its exit status in the last line. */
  static String run(TestingWarehouse warehouse, String... arguments) {
    Child child = start(warehouse, arguments);
    try {
      int status = child.process.waitFor();
      return child.printed() + "exit " + status;
    } catch (InterruptedException e) {
      child.kill();
      throw new IllegalStateException(e);
    }
  }

  /** Writes a small bank's events for some days, with duplicates, late lines and garbage. */
  static void simulate(TestingWarehouse warehouse, int days, long seed, Path bank) {
    System.out.println("seed " + seed);
    run(
        warehouse,
        "simulate",
        "--days",
        Integer.toString(days),
        "--scale",
        "0.05",
        "--seed",
        Long.toString(seed),
        "--duplicates",
        "0.02",
        "--late",
        "0.05",
        "--garbage",
        "0.01",
        "--out",
        bank.toString());
  }

  String printed() {
    try {
      return Files.readString(output, StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  boolean isAlive() {
    return process.isAlive();
  }

  /** As kill -9 does. */
  void kill() {
    process.destroyForcibly();
    process.onExit().join();
  }
}
