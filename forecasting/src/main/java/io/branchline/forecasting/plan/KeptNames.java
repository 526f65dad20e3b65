package io.branchline.forecasting.plan;

import io.branchline.forecasting.roster.Agent;
import io.branchline.forecasting.roster.Demand;
import io.branchline.forecasting.roster.Period;
import io.branchline.forecasting.roster.Problem;
import io.branchline.forecasting.roster.ShiftType;
import io.branchline.warehouse.table.RosterShift;
import java.time.Duration;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * What a kept roster names although it is gone: shift types that were disabled, agents who left. A
 * roster can still be opened; the checker says what is wrong with it.
 */
final class KeptNames {

  private KeptNames() {}

  /** The shift types of now and, as far as its rows tell, those that the roster has besides. */
  static List<ShiftType> types(
      List<ShiftType> now, List<RosterShift> shifts, List<Demand> demand, Period period) {
    Map<String, ShiftType> all = new LinkedHashMap<>();
    now.forEach(type -> all.put(type.id(), type));
    shifts.forEach(row -> all.computeIfAbsent(row.shift(), id -> type(row, period)));
    for (Demand row : demand) {
      all.computeIfAbsent(row.shift(), id -> ShiftType.of(id, 0, 30));
    }
    return List.copyOf(all.values());
  }

  private static ShiftType type(RosterShift row, Period period) {
    ZonedDateTime start = row.startsAt().atZone(period.zone());
    int minutes = (int) Duration.between(row.startsAt(), row.endsAt()).toMinutes();
    return new ShiftType(
        row.shift(),
        row.shift(),
        row.shift(),
        start.getHour() * 60 + start.getMinute(),
        Math.min(ShiftType.DAY, Math.max(30, minutes)),
        "",
        breaks(row, minutes - row.paidMinutes()));
  }

  /** The longest breaks are the unpaid ones, as many as the unpaid minutes take. */
  private static List<ShiftType.Break> breaks(RosterShift row, int unpaidMinutes) {
    List<Integer> longest = new ArrayList<>();
    for (int i = 0; i < row.breakMinutes().size(); i++) {
      longest.add(i);
    }
    longest.sort(Collections.reverseOrder(java.util.Comparator.comparing(row.breakMinutes()::get)));
    Set<Integer> unpaid = new TreeSet<>();
    int left = unpaidMinutes;
    for (int i : longest) {
      if (row.breakMinutes().get(i) <= left) {
        left -= row.breakMinutes().get(i);
        unpaid.add(i);
      }
    }
    List<ShiftType.Break> breaks = new ArrayList<>();
    for (int i = 0; i < row.breakMinutes().size(); i++) {
      breaks.add(
          new ShiftType.Break(
              row.breakStarts().get(i),
              row.breakMinutes().get(i),
              unpaid.contains(i) ? ShiftType.Pay.UNPAID : ShiftType.Pay.PAID));
    }
    return breaks;
  }

  /** The problem with the agents besides whom the roster still names; they have no skills. */
  static Problem withAgents(Problem problem, List<RosterShift> shifts) {
    Set<String> gone = new TreeSet<>();
    shifts.forEach(row -> gone.add(row.agent()));
    problem.agents().forEach(agent -> gone.remove(agent.id()));
    if (gone.isEmpty()) {
      return problem;
    }
    List<Agent> agents = new ArrayList<>(problem.agents());
    gone.forEach(id -> agents.add(Agent.of(id)));
    return new Problem(
        problem.period(),
        problem.shiftTypes(),
        agents,
        problem.requests(),
        problem.demand(),
        problem.holidays(),
        problem.before(),
        problem.published(),
        problem.rules());
  }
}
