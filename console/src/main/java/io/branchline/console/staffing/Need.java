package io.branchline.console.staffing;

import io.branchline.forecasting.erlang.Performance;
import io.branchline.forecasting.erlang.Requirement;
import io.branchline.forecasting.erlang.ServiceLevelFormula;
import org.jspecify.annotations.Nullable;

/**
 * The agents that a half hour needs, over one queue or several staffed apart.
 *
 * @param calls expected offered calls
 * @param workSeconds calls x handle time
 * @param agents on the phones
 * @param scheduled to roster, shrinkage included
 * @param inTime expected calls answered in time
 * @param waitSeconds expected calls x mean wait
 */
public record Need(
    double calls,
    double workSeconds,
    int agents,
    int scheduled,
    double inTime,
    double waitSeconds,
    double intervalSeconds) {

  /** Nobody is needed. */
  public static final Need NOTHING = new Need(0, 0, 0, 0, 0, 0, 0);

  /** What a queue needs. */
  public static Need of(
      double calls,
      double handleSeconds,
      double intervalSeconds,
      Requirement need,
      ServiceLevelFormula formula) {
    Performance performance = need.performance();
    return new Need(
        calls,
        calls * handleSeconds,
        need.agents(),
        need.scheduled(),
        performance == null ? 0 : calls * performance.serviceLevel(formula),
        performance == null ? 0 : calls * performance.asaSeconds(),
        intervalSeconds);
  }

  /** Queues side by side in one half hour. */
  public Need plus(Need other) {
    return new Need(
        calls + other.calls,
        workSeconds + other.workSeconds,
        agents + other.agents,
        scheduled + other.scheduled,
        inTime + other.inTime,
        waitSeconds + other.waitSeconds,
        Math.max(intervalSeconds, other.intervalSeconds));
  }

  /** Mean over calls. */
  public @Nullable Double handleSeconds() {
    return calls <= 0 ? null : Double.valueOf(workSeconds / calls);
  }

  /** Expected share answered in time; null without calls. */
  public @Nullable Double level() {
    return calls <= 0 ? null : Double.valueOf(inTime / calls);
  }

  /** Expected mean wait; null without calls. */
  public @Nullable Double asaSeconds() {
    return calls <= 0 ? null : Double.valueOf(waitSeconds / calls);
  }

  /** Busy share of the agents on the phones; null without agents. */
  public @Nullable Double occupancy() {
    return agents == 0 || intervalSeconds == 0
        ? null
        : Double.valueOf(workSeconds / (agents * intervalSeconds));
  }
}
