package io.branchline.console.recompute;

import io.branchline.forecasting.Planning;
import io.branchline.warehouse.Home;
import io.branchline.warehouse.WarehouseConfig;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/**
 * Starts planning commands in processes of their own: what native code or a large heap does there
 * cannot end the console.
 */
@Component
public final class PlanningProcess {

  private final WarehouseConfig warehouse;
  private final Home home;

  PlanningProcess(WarehouseConfig warehouse, Home home) {
    this.warehouse = warehouse;
    this.home = home;
  }

  /**
   * Starts one.
   *
   * @param heapMegabytes the most that its heap may take
   * @param words the command and its options
   */
  public Process start(int heapMegabytes, List<String> words) {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx" + heapMegabytes + "m",
                "-Dfile.encoding=UTF-8",
                "-Dslf4j.internal.verbosity=ERROR",
                "-Dbranchline.progress.seconds=1",
                "-Djava.io.tmpdir=" + System.getProperty("java.io.tmpdir"),
                "-cp",
                System.getProperty("java.class.path"),
                Planning.class.getName()));
    command.addAll(words);
    ProcessBuilder builder = new ProcessBuilder(command);
    Map<String, String> environment = builder.environment();
    environment.put("BRANCHLINE_HOME", home.root().toString());
    environment.put("BRANCHLINE_CLICKHOUSE_URL", warehouse.url().toString());
    environment.put("BRANCHLINE_CLICKHOUSE_USER", warehouse.user());
    environment.put("BRANCHLINE_CLICKHOUSE_PASSWORD", warehouse.password());
    environment.put("BRANCHLINE_CLICKHOUSE_DATABASE", warehouse.database());
    try {
      Process process = builder.start();
      process.getOutputStream().close();
      return process;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
