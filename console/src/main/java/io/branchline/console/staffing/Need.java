package io.branchline.console.staffing;

import io.branchline.forecasting.erlang.Performance;
import io.branchline.forecasting.erlang.Requirement;
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
record Need(
    double calls,
    double workSeconds,
    int agents,
    int scheduled,
    double inTime,
    double waitSeconds,
    double intervalSeconds) {

  /** Nobody is needed. */
  static final Need NOTHING = new Need(0, 0, 0, 0, 0, 0, 0);

  static Need of(double calls, double handleSeconds, double intervalSeconds, Requirement need) {
    Performance performance = need.performance();
    return new Need(
        calls,
        calls * handleSeconds,
        need.agents(),
        need.scheduled(),
        performance == null ? 0 : calls * performance.serviceLevel(),
        performance == null ? 0 : calls * performance.asaSeconds(),
        intervalSeconds);
  }

  /** Queues side by side in one half hour. */
  Need plus(Need other) {
    return new Need(
        calls + other.calls,
        workSeconds + other.workSeconds,
        agents + other.agents,
        scheduled + other.scheduled,
        inTime + other.inTime,
        waitSeconds + other.waitSeconds,
        Math.max(intervalSeconds, other.intervalSeconds));
  }

  public @Nullable Double handleSeconds() {
    return calls <= 0 ? null : Double.valueOf(workSeconds / calls);
  }

  public @Nullable Double level() {
    return calls <= 0 ? null : Double.valueOf(inTime / calls);
  }

  public @Nullable Double asaSeconds() {
    return calls <= 0 ? null : Double.valueOf(waitSeconds / calls);
  }

  public @Nullable Double occupancy() {
    return agents == 0 || intervalSeconds == 0
        ? null
        : Double.valueOf(workSeconds / (agents * intervalSeconds));
  }
}
