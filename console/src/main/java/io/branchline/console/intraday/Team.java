package io.branchline.console.intraday;

import io.branchline.forecasting.erlang.ErlangA;
import io.branchline.forecasting.erlang.Load;
import io.branchline.scoring.kpi.ServiceLevel;
import java.time.Instant;
import java.util.List;
import java.util.Set;

/**
 * Agents who serve the same calls, for the rest of a day: all of a branch, or those of one queue
 * where somebody's skills are limited.
 *
 * @param queue empty: all of the branch
 * @param queues what an agent must serve to help here
 * @param worth agents on the phones that one agent at work is: 1 less shrinkage
 * @param patienceSeconds mean patience of its callers
 * @param targetSeconds within how long calls are to be answered
 */
record Team(
    String branch,
    String queue,
    Set<String> queues,
    double worth,
    double patienceSeconds,
    double targetSeconds,
    List<Slot> slots) {

  /**
   * A half hour to come.
   *
   * @param required agents on the phones for the calls expected now
   * @param planned the same for the calls as they were planned
   */
  record Slot(Instant start, String time, Load load, int required, int planned) {}

  Team {
    queues = Set.copyOf(queues);
    slots = List.copyOf(slots);
  }

  /** What tells it from others. */
  String key() {
    return branch + "\n" + queue;
  }

  /** The level that so many agents on the phones will reach, by Erlang A. */
  Level level(ServiceLevel formula, Slot slot, double onPhones) {
    double calls = slot.load().calls();
    if (calls == 0) {
      return Level.NONE;
    }
    return onPhones <= 0
        ? new Level(0, calls)
        : Level.of(
            formula, calls, new ErlangA(patienceSeconds).at(onPhones, slot.load(), targetSeconds));
  }
}
