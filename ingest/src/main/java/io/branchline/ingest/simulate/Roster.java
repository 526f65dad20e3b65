package io.branchline.ingest.simulate;

import java.nio.charset.StandardCharsets;
import java.time.DayOfWeek;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A branch's agents and who works which shift: whoever has rested longest, and at least eleven
 * hours.
 */
final class Roster {

  private static final long REST_MILLIS = 11 * 3_600_000L;
  private static final int TEAM_SIZE = 12;
  private static final double SLOWNESS_SIGMA = 0.1;

  private final SimulatedBranch branch;
  private final Map<DayOfWeek, List<ShiftPlan.Shift>> plans = new EnumMap<>(DayOfWeek.class);
  private final List<SimulatedAgent> agents = new ArrayList<>();

  Roster(SimulatedBranch branch, Draw draw) {
    this.branch = branch;
    int shifts = 0;
    int most = 0;
    for (DayOfWeek day : DayOfWeek.values()) {
      List<ShiftPlan.Shift> plan = ShiftPlan.forDay(branch, day);
      plans.put(day, plan);
      shifts += plan.size();
      most = Math.max(most, plan.size());
    }
    int size = Math.max((shifts + 4) / 5, most + 1);
    for (int i = 0; i < size; i++) {
      byte[] id =
          String.format(Locale.ROOT, "%s-a%04d", branch.id(), i + 1)
              .getBytes(StandardCharsets.UTF_8);
      double slowness = Math.min(1.4, Math.max(0.75, draw.lognormal(1, SLOWNESS_SIGMA)));
      agents.add(new SimulatedAgent(i, id, slowness));
    }
  }

  List<SimulatedAgent> agents() {
    return agents;
  }

  List<ShiftPlan.Shift> shifts(DayOfWeek day) {
    return plans.get(day) == null ? List.of() : plans.get(day);
  }

  /**
   * Somebody for a shift, or nobody if all work or rest. The one who is found is on duty from now
   * on.
   */
  @Nullable SimulatedAgent assign(long shiftStart) {
    SimulatedAgent best = null;
    for (SimulatedAgent agent : agents) {
      if (!agent.onDuty
          && agent.restedSince + REST_MILLIS <= shiftStart
          && (best == null || agent.restedSince < best.restedSince)) {
        best = agent;
      }
    }
    if (best != null) {
      best.onDuty = true;
    }
    return best;
  }

  static String team(SimulatedBranch branch, int agent) {
    return branch.id() + "-t" + (agent / TEAM_SIZE + 1);
  }

  /** A name that is the same whenever the same agent is asked for. */
  String name(SimulatedAgent agent) {
    return AgentNames.name(branch.index() * 7919 + agent.index);
  }
}
