package io.branchline.console.roster;

import io.branchline.console.access.Viewer;
import io.branchline.console.recompute.LastRuns;
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
  private static final String ACTION = "solved_roster";

  private final PlanningProcess processes;
  private final Clock clock;
  private final LastRuns runs;
  private final Map<String, SolveJob> jobs = new ConcurrentHashMap<>();

  SolveJobs(PlanningProcess processes, LastRuns runs, Clock clock) {
    this.processes = processes;
    this.runs = runs;
    this.clock = clock;
  }

  /** The last job of a branch. */
  Optional<SolveJob> of(String branch) {
    return Optional.ofNullable(jobs.get(branch));
  }

  /** The last run of a branch, whichever console it was in. */
  Optional<LastRuns.LastRun> last(String branch) {
    return runs.of(ACTION, branch);
  }

  /**
   * Starts one.
   *
   * @return why not, as a message's key; empty where it was started
   */
  synchronized String start(
      String branch, LocalDate from, int weeks, int seconds, Viewer by, Locale locale) {
    if (of(branch).map(SolveJob::busy).orElse(false)) {
      return "roster.solve.busy";
    }
    if (jobs.values().stream().filter(SolveJob::busy).count() >= AT_ONCE) {
      return "roster.solve.full";
    }
    String language = Languages.isChinese(locale) ? "zh" : "en";
    SolveJob job =
        new SolveJob(
            new SolveJob.Order(branch, from, weeks, seconds, by.username(), language),
            clock.instant());
    String detail = String.format(Locale.ROOT, "from %s, %d weeks, %d s", from, weeks, seconds);
    job.start(
        List.of(job.command()),
        words -> processes.start(HEAP, words),
        runs.started(by, ACTION, branch, branch, detail));
    jobs.put(branch, job);
    return "";
  }

  @Override
  public void close() {
    jobs.values().stream().filter(SolveJob::busy).forEach(SolveJob::kill);
  }
}
