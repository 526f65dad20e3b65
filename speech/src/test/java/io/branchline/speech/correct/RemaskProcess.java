package io.branchline.speech.correct;

import io.branchline.speech.policy.Policies;
import io.branchline.warehouse.Warehouse;
import io.branchline.warehouse.WarehouseConfig;
import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.time.LocalDate;

/** Remasking in a process of its own, to be killed. */
public final class RemaskProcess {

  private RemaskProcess() {}

  /** Starts one on the warehouse with a policy. */
  static Process start(WarehouseConfig config, String yaml) throws IOException {
    return new ProcessBuilder(
            System.getProperty("java.home") + File.separator + "bin" + File.separator + "java",
            "-Xmx256m",
            "-cp",
            System.getProperty("java.class.path"),
            RemaskProcess.class.getName(),
            config.url().toString(),
            config.database(),
            config.user(),
            config.password(),
            yaml)
        .redirectErrorStream(true)
        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
        .start();
  }

  /** Remasks January 2026: URL, database, user, password, policy. */
  public static void main(String... args) {
    WarehouseConfig config =
        new WarehouseConfig(URI.create(args[0]), args[2], args[3], args[1], null);
    try (Warehouse warehouse = Warehouse.open(config)) {
      new Remasking(warehouse, Policies.parse(args[4], "test.yaml"))
          .run(new Remasking.Range(LocalDate.of(2026, 1, 1), LocalDate.of(2026, 1, 31), ""));
    }
  }
}
