package io.branchline.console.roster;

import io.branchline.console.text.Languages;
import io.branchline.forecasting.plan.RosterCommand;
import io.branchline.warehouse.Home;
import io.branchline.warehouse.WarehouseConfig;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;

/**
 * Solves rosters in processes of their own, one a branch and {@value #AT_ONCE} at once: what native
 * code does there cannot end the console.
 */
@Component
final class SolveJobs implements AutoCloseable {

  static final int AT_ONCE = 2;

  private final WarehouseConfig warehouse;
  private final Home home;
  private final Clock clock;
  private final Map<String, SolveJob> jobs = new ConcurrentHashMap<>();

  SolveJobs(WarehouseConfig warehouse, Home home, Clock clock) {
    this.warehouse = warehouse;
    this.home = home;
    this.clock = clock;
  }

  /** The last job of a branch. */
  Optional<SolveJob> of(String branch) {
    return Optional.ofNullable(jobs.get(branch));
  }

  /**
   * Starts one.
   *
   * @return why not, as a message's key; empty where it was started
   */
  synchronized String start(
      String branch, LocalDate from, int weeks, int seconds, String by, Locale locale) {
    if (of(branch).map(SolveJob::busy).orElse(false)) {
      return "roster.solve.busy";
    }
    if (jobs.values().stream().filter(SolveJob::busy).count() >= AT_ONCE) {
      return "roster.solve.full";
    }
    String language = Languages.isChinese(locale) ? "zh" : "en";
    SolveJob.Order order = new SolveJob.Order(branch, from, weeks, seconds, by, language);
    jobs.put(branch, new SolveJob(order, launch(order), clock.instant()));
    return "";
  }

  private Process launch(SolveJob.Order order) {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx1g",
                "-Dfile.encoding=UTF-8",
                "-Dslf4j.internal.verbosity=ERROR",
                "-Dbranchline.progress.seconds=1",
                "-Djava.io.tmpdir=" + System.getProperty("java.io.tmpdir"),
                "-cp",
                System.getProperty("java.class.path"),
                RosterCommand.class.getName()));
    command.addAll(
        List.of(
            "solve",
            "--branch=" + order.branch(),
            "--from=" + order.from(),
            "--weeks=" + order.weeks(),
            "--seconds=" + order.seconds(),
            "--by=" + order.by(),
            "--lang=" + order.language()));
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

  @Override
  public void close() {
    jobs.values().stream().filter(SolveJob::busy).forEach(SolveJob::kill);
  }
}
