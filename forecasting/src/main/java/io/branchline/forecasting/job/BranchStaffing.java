package io.branchline.forecasting.job;

import io.branchline.forecasting.erlang.Load;
import io.branchline.forecasting.erlang.Performance;
import io.branchline.forecasting.erlang.Requirement;
import io.branchline.warehouse.table.Forecast;
import io.branchline.warehouse.table.PooledStaffing;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** A branch's staffing summed up, and what the same calls would need as one queue. */
public final class BranchStaffing {

  private final String branch;
  private final Set<String> queues = new HashSet<>();
  private final Map<Instant, Moment> moments = new TreeMap<>();
  private double calls;
  private double inTime;
  private double agentHours;
  private double scheduledHours;
  private double pooledHours;
  private int pooledPeak;

  /** All queues of a branch at one time. */
  private static final class Moment {
    private final Forecast first;
    private Load load;
    private int agents;

    private Moment(Forecast first) {
      this.first = first;
      this.load = new Load(0, 0, 60.0 * first.intervalMinutes());
    }
  }

  BranchStaffing(String branch) {
    this.branch = branch;
  }

  void add(Forecast forecast, Load load, Requirement requirement) {
    queues.add(forecast.queue());
    Moment moment = moments.computeIfAbsent(forecast.intervalStart(), key -> new Moment(forecast));
    moment.agents += requirement.agents();
    moment.load = moment.load.plus(load);
    double hours = load.intervalSeconds() / 3600;
    agentHours += requirement.agents() * hours;
    scheduledHours += requirement.scheduled() * hours;
    Performance performance = requirement.performance();
    if (performance != null) {
      calls += load.calls();
      inTime += load.calls() * performance.serviceLevel();
    }
  }

  /** What the branch needs at each time if its queues are one. */
  List<PooledStaffing> pool(StaffingPlan plan) {
    List<PooledStaffing> rows = new ArrayList<>();
    for (Moment moment : moments.values()) {
      Requirement requirement = plan.model().solve(moment.load, plan.target());
      pooledPeak = Math.max(pooledPeak, requirement.agents());
      pooledHours += requirement.agents() * moment.load.intervalSeconds() / 3600;
      rows.add(row(moment, requirement, plan));
    }
    return rows;
  }

  private PooledStaffing row(Moment moment, Requirement requirement, StaffingPlan plan) {
    Forecast forecast = moment.first;
    Performance performance = requirement.performance();
    return new PooledStaffing(
        branch,
        plan.model().name(),
        forecast.origin(),
        forecast.intervalStart(),
        forecast.intervalMinutes(),
        forecast.localDate(),
        forecast.localTime(),
        moment.load.calls(),
        moment.load.calls() == 0 ? null : Double.valueOf(moment.load.handleSeconds()),
        requirement.agents(),
        requirement.scheduled(),
        performance == null ? null : performance.serviceLevel(),
        performance == null ? null : performance.occupancy(),
        performance == null ? null : performance.asaSeconds(),
        plan.version());
  }

  /** The branch. */
  public String branch() {
    return branch;
  }

  /** How many queues it has. */
  public int queues() {
    return queues.size();
  }

  /** Expected calls. */
  public double calls() {
    return calls;
  }

  /** Expected share answered in time, over all calls; null without calls. */
  public @Nullable Double serviceLevel() {
    return calls == 0 ? null : inTime / calls;
  }

  /** The most agents that are needed at one time, all queues together. */
  public int peak() {
    return moments.values().stream().mapToInt(moment -> moment.agents).max().orElse(0);
  }

  /** When the peak is first. */
  public @Nullable Instant peakAt() {
    int peak = peak();
    return moments.entrySet().stream()
        .filter(entry -> entry.getValue().agents == peak)
        .map(Map.Entry::getKey)
        .findFirst()
        .orElse(null);
  }

  /** Hours on the phones. */
  public double agentHours() {
    return agentHours;
  }

  /** Hours to roster, shrinkage included. */
  public double scheduledHours() {
    return scheduledHours;
  }

  /** The most agents at one time if its queues were one. */
  public int pooledPeak() {
    return pooledPeak;
  }

  /** Hours on the phones if its queues were one. */
  public double pooledHours() {
    return pooledHours;
  }
}
