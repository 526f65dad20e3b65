package io.branchline.ingest.simulate;

import java.nio.charset.StandardCharsets;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Predicate;

/** A branch's agents, and who works which shift. */
final class Roster {

  private static final int TEAM_SIZE = 12;
  private static final double SLOWNESS_SIGMA = 0.1;

  /** A shift, and who works it. */
  record Duty(SimulatedAgent agent, ShiftPlan.Shift shift) {}

  private final SimulatedBranch branch;
  private final DayOfWeek first;
  private final Map<DayOfWeek, List<ShiftPlan.Shift>> plans = new EnumMap<>(DayOfWeek.class);
  private final Rostering rostering;
  private final List<SimulatedAgent> agents = new ArrayList<>();

  Roster(SimulatedBranch branch, LocalDate from, int days, Draw draw) {
    this.branch = branch;
    this.first = from.getDayOfWeek();
    for (DayOfWeek day : DayOfWeek.values()) {
      plans.put(day, ShiftPlan.forDay(branch, day));
    }
    this.rostering = Rostering.of(plans, first, days);
    for (int i = 0; i < rostering.agents(); i++) {
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

  /** Who is at work when the first day begins, and what is left of their shifts. */
  List<Duty> nightBefore() {
    return duties(first.minus(1), ShiftPlan.Shift::isNight, rostering.nightBefore()).stream()
        .map(duty -> new Duty(duty.agent(), duty.shift().afterMidnight()))
        .toList();
  }

  /** Who works on a day, counted from 0; days are asked for in their order. */
  List<Duty> day(int day) {
    return duties(first.plus(day), shift -> true, rostering.day(day));
  }

  private List<Duty> duties(DayOfWeek day, Predicate<ShiftPlan.Shift> which, int[] dealt) {
    List<ShiftPlan.Shift> shifts =
        plans.getOrDefault(day, List.of()).stream().filter(which).toList();
    List<Duty> duties = new ArrayList<>();
    for (int i = 0; i < dealt.length; i++) {
      if (dealt[i] != Rostering.NOBODY) {
        duties.add(new Duty(agents.get(dealt[i]), shifts.get(i)));
      }
    }
    return duties;
  }

  static String team(SimulatedBranch branch, int agent) {
    return branch.id() + "-t" + (agent / TEAM_SIZE + 1);
  }

  /** A name that is the same whenever the same agent is asked for. */
  String name(SimulatedAgent agent) {
    return AgentNames.name(branch.index() * 7919 + agent.index);
  }
}
