package io.branchline.forecasting.job;

import io.branchline.forecasting.adjust.Layer;
import io.branchline.forecasting.erlang.Load;
import io.branchline.forecasting.erlang.Performance;
import io.branchline.forecasting.erlang.Requirement;
import io.branchline.forecasting.erlang.Target;
import io.branchline.warehouse.Failure;
import io.branchline.warehouse.Warehouse;
import io.branchline.warehouse.cli.Progress;
import io.branchline.warehouse.table.Forecast;
import io.branchline.warehouse.table.PooledStaffing;
import io.branchline.warehouse.table.Staffing;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Staffs the newest forecast of every branch, as planners adjusted it, and writes {@code staffing}
 * and {@code pooled_staffing}.
 */
public final class StaffingRun {

  private static final int BATCH = 50_000;

  private static final String NEWEST =
      """
      SELECT * FROM current_forecasts
      WHERE model = {model:String} AND ({branch:String} = '' OR branch = {branch:String})
          AND (branch, origin) IN (
              SELECT branch, max(origin) FROM forecasts FINAL
              WHERE model = {model:String} GROUP BY branch)
      ORDER BY branch, queue, interval_start
      """;

  private static final String HANDLE_TIME =
      """
      SELECT branch, sum(calls * handle_seconds) / nullIf(sum(calls), 0) AS seconds
      FROM current_forecasts
      WHERE model = {model:String} AND handle_seconds IS NOT NULL
      GROUP BY branch WITH ROLLUP
      """;

  /** What a roll-up calls the sum over all branches; also what asks for all of them. */
  private static final String EVERY_BRANCH = "";

  private final Warehouse warehouse;
  private final StaffingPlan plan;
  private final Map<String, Double> handleSeconds = new HashMap<>();
  private final Map<String, BranchStaffing> branches = new TreeMap<>();
  private final List<Staffing> rows = new ArrayList<>();
  private final List<Forecast> branch = new ArrayList<>();
  private Layer layer = Layer.of(List.of());
  private long borrowed;

  /** A run; use it once. */
  public StaffingRun(Warehouse warehouse, StaffingPlan plan) {
    this.warehouse = warehouse;
    this.plan = plan;
  }

  /** How many intervals had calls but no handle time and took their branch's or the bank's mean. */
  public long borrowed() {
    return borrowed;
  }

  /** Staffs every queue and gives the branches' sums in the order of their ids. */
  public List<BranchStaffing> run() {
    return run(EVERY_BRANCH);
  }

  /**
   * The same of one branch.
   *
   * @param only the branch; empty for every one
   */
  public List<BranchStaffing> run(String only) {
    Map<String, String> model = Map.of("model", plan.forecast(), "branch", only);
    warehouse.stream(
        HandleTime.class,
        HANDLE_TIME,
        model,
        row -> {
          if (row.seconds() != null) {
            handleSeconds.put(row.branch(), row.seconds());
          }
        });
    layer = Adjusted.layer(warehouse);
    try (Progress progress = Progress.of("staff", "intervals", 0)) {
      warehouse.stream(
          Forecast.class,
          NEWEST,
          model,
          forecast -> {
            if (!branch.isEmpty() && !branch.get(0).branch().equals(forecast.branch())) {
              staffBranch();
            }
            branch.add(forecast);
            progress.add(1);
          });
      staffBranch();
    }
    warehouse.write(Staffing.class, rows);
    if (branches.isEmpty()) {
      throw new Failure(
          Failure.Code.BAD_INPUT,
          "There is no forecast by "
              + plan.forecast()
              + (only.isEmpty() ? "" : " of branch " + only)
              + " to staff. Run: ./branchline forecast");
    }
    branches.values().forEach(each -> warehouse.write(PooledStaffing.class, each.pool(plan)));
    return List.copyOf(branches.values());
  }

  /** What planners add to all queues of a branch is spread over all of them. */
  private void staffBranch() {
    layer.adjust(branch).forEach(this::staff);
    branch.clear();
  }

  private void staff(Forecast forecast) {
    Load load = load(forecast);
    Requirement requirement = plan.model().solve(load, plan.target());
    branches
        .computeIfAbsent(forecast.branch(), BranchStaffing::new)
        .add(forecast, load, requirement);
    rows.add(row(forecast, load, requirement));
    if (rows.size() >= BATCH) {
      warehouse.write(Staffing.class, rows);
      rows.clear();
    }
  }

  private Load load(Forecast forecast) {
    double seconds = 60.0 * forecast.intervalMinutes();
    Double handle = forecast.handleSeconds();
    if (forecast.calls() == 0) {
      return new Load(0, 0, seconds);
    }
    if (handle == null || handle <= 0) {
      handle = plan.handleSeconds() != null ? plan.handleSeconds() : mean(forecast);
      borrowed++;
    }
    return new Load(forecast.calls(), handle, seconds);
  }

  private double mean(Forecast forecast) {
    Double everywhere = handleSeconds.get(EVERY_BRANCH);
    Double mean = handleSeconds.getOrDefault(forecast.branch(), everywhere);
    if (mean == null || mean <= 0) {
      throw new Failure(
          Failure.Code.BAD_INPUT,
          "Queue "
              + forecast.queue()
              + " of branch "
              + forecast.branch()
              + " expects calls, but no handle time is known anywhere. Name one, such as"
              + " --handle-seconds 180.");
    }
    return mean;
  }

  private Staffing row(Forecast forecast, Load load, Requirement requirement) {
    Target target = plan.target();
    Performance performance = requirement.performance();
    return new Staffing(
        forecast.branch(),
        forecast.queue(),
        plan.model().name(),
        forecast.origin(),
        forecast.intervalStart(),
        forecast.intervalMinutes(),
        forecast.localDate(),
        forecast.localTime(),
        forecast.calls(),
        load.calls() == 0 ? forecast.handleSeconds() : Double.valueOf(load.handleSeconds()),
        target.level(),
        (int) Math.round(target.seconds()),
        target.maxOccupancy(),
        target.shrinkage().share().doubleValue(),
        requirement.agents(),
        requirement.scheduled(),
        performance == null ? null : performance.serviceLevel(),
        performance == null ? null : performance.occupancy(),
        performance == null ? null : performance.asaSeconds(),
        plan.version());
  }

  record HandleTime(String branch, @Nullable Double seconds) {}
}
