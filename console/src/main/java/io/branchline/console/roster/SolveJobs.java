package io.branchline.console.roster;

import io.branchline.console.recompute.PlanningProcess;
import io.branchline.console.text.Languages;
import java.time.Clock;
import java.time.LocalDate;
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

  private static final int HEAP = 1024;

  private final PlanningProcess processes;
  private final Clock clock;
  private final Map<String, SolveJob> jobs = new ConcurrentHashMap<>();

  SolveJobs(PlanningProcess processes, Clock clock) {
    this.processes = processes;
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
    return processes.start(
        HEAP,
        List.of(
            "roster",
            "solve",
            "--branch=" + order.branch(),
            "--from=" + order.from(),
            "--weeks=" + order.weeks(),
            "--seconds=" + order.seconds(),
            "--by=" + order.by(),
            "--lang=" + order.language()));
  }

  @Override
  public void close() {
    jobs.values().stream().filter(SolveJob::busy).forEach(SolveJob::kill);
  }
}
