package io.branchline.console.recompute;

import io.branchline.console.access.Viewer;
import io.branchline.console.staffing.Terms;
import io.branchline.scoring.kpi.ServiceLevel;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;

/**
 * Recomputes forecast and staffing beside the console: the forecast of the whole bank once at a
 * time, a branch's staffing once at a time.
 */
@Component
final class RecomputeJobs implements AutoCloseable {

  /** A bank of 38 branches and two years takes less than half of it. */
  private static final int FORECAST_HEAP = 2048;

  private static final int STAFFING_HEAP = 256;
  private static final String FORECAST = "";

  /** The audit log's name of a recomputing of the forecast, whose subject is {@code forecast}. */
  static final String FORECAST_ACTION = "recomputed_forecast";

  /** The audit log's name of a recomputing of a branch's staffing; the subject is the branch. */
  static final String STAFFING_ACTION = "recomputed_staffing";

  /** How earlier forecasts turned out. */
  static final List<String> JUDGE = List.of("forecast", "accuracy");

  private final PlanningProcess processes;
  private final Clock clock;
  private final LastRuns runs;
  private final Map<String, Recomputing> jobs = new ConcurrentHashMap<>();

  RecomputeJobs(PlanningProcess processes, LastRuns runs, Clock clock) {
    this.processes = processes;
    this.runs = runs;
    this.clock = clock;
  }

  /** The last recomputing of the forecast. */
  Optional<Recomputing> forecast() {
    return Optional.ofNullable(jobs.get(FORECAST));
  }

  /** The last recomputing of a branch's staffing. */
  Optional<Recomputing> staffing(String branch) {
    return Optional.ofNullable(jobs.get(branch));
  }

  /**
   * Forecasts every queue from what came so far, and judges what was forecast before.
   *
   * @return why not, as a message's key; empty where it was started
   */
  String forecast(int days, Viewer by) {
    return start(
        FORECAST,
        List.of(List.of("forecast", "--master=threads", "--days=" + days), JUDGE),
        FORECAST_HEAP,
        by,
        () -> runs.started(by, FORECAST_ACTION, "forecast", "", days + " days"));
  }

  /** Staffs a branch by these terms; says why not like the other. */
  String staffing(String branch, String model, Terms terms, ServiceLevel formula, Viewer by) {
    return start(
        branch,
        List.of(
            List.of(
                "staff",
                "--branch=" + branch,
                "--forecast=" + model,
                "--target=" + terms.level() + "/" + terms.seconds(),
                "--max-occupancy=" + terms.occupancy() + "%",
                "--shrinkage=" + terms.shrinkage() + "%",
                "--model=erlang-" + terms.erlang(),
                "--patience=" + terms.patience(),
                "--formula=" + formula.name().toUpperCase(Locale.ROOT))),
        STAFFING_HEAP,
        by,
        () -> runs.started(by, STAFFING_ACTION, branch, branch, detail(model, terms)));
  }

  private static String detail(String model, Terms terms) {
    return String.format(
        Locale.ROOT,
        "forecast %s, %d/%d by erlang-%s, occupancy %d %%, shrinkage %d %%",
        model,
        terms.level(),
        terms.seconds(),
        terms.erlang(),
        terms.occupancy(),
        terms.shrinkage());
  }

  private synchronized String start(
      String key,
      List<List<String>> commands,
      int heapMegabytes,
      Viewer by,
      Supplier<Consumer<RunEnd>> started) {
    Recomputing last = jobs.get(key);
    if (last != null && last.busy()) {
      return "recompute.busy";
    }
    Recomputing next = new Recomputing(by.username(), clock.instant());
    next.start(commands, words -> processes.start(heapMegabytes, words), started.get());
    jobs.put(key, next);
    return "";
  }

  @Override
  public void close() {
    jobs.values().stream().filter(Recomputing::busy).forEach(Recomputing::kill);
  }
}
