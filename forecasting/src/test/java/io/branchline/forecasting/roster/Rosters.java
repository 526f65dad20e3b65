package io.branchline.forecasting.roster;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Small rosters written as text: one letter a day, a dot for a free day. */
public final class Rosters {

  public static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");

  /** A Monday. */
  public static final LocalDate MONDAY = LocalDate.of(2026, 11, 30);

  public static final ShiftType EARLY = ShiftType.of("E", 7 * 60, 480);
  public static final ShiftType DAY = ShiftType.of("D", 9 * 60, 480);
  public static final ShiftType LATE = ShiftType.of("L", 14 * 60, 480);
  public static final ShiftType NIGHT = ShiftType.of("N", 22 * 60, 480);
  public static final ShiftType TWELVE = ShiftType.of("T", 8 * 60, 720);
  public static final ShiftType TEN = ShiftType.of("H", 8 * 60, 600);

  private Rosters() {}

  public static Period weeks(int weeks) {
    return new Period(MONDAY, 7 * weeks, SHANGHAI);
  }

  /** A problem of these agents without demand. */
  public static Problem problem(Period period, RuleBook rules, Agent... agents) {
    return new Problem(
        period,
        List.of(EARLY, DAY, LATE, NIGHT, TWELVE, TEN),
        List.of(agents),
        List.of(),
        List.of(),
        Set.of(),
        Roster.empty(period),
        null,
        rules);
  }

  public static Problem with(Problem problem, List<Request> requests, List<Demand> demand) {
    return new Problem(
        problem.period(),
        problem.shiftTypes(),
        problem.agents(),
        requests,
        demand,
        problem.holidays(),
        problem.before(),
        problem.published(),
        problem.rules());
  }

  public static Problem after(Problem problem, Roster before) {
    return new Problem(
        problem.period(),
        problem.shiftTypes(),
        problem.agents(),
        problem.requests(),
        problem.demand(),
        problem.holidays(),
        before,
        problem.published(),
        problem.rules());
  }

  /** Reads lines such as {@code "EE.DD.."}; days that are missing at the end are free. */
  public static Roster roster(Period period, List<Agent> agents, String... lines) {
    Roster roster = Roster.empty(period);
    for (int i = 0; i < lines.length; i++) {
      String text = lines[i].replace(" ", "");
      for (int day = 0; day < text.length(); day++) {
        if (text.charAt(day) != '.') {
          roster =
              roster.with(agents.get(i).id(), period.date(day), String.valueOf(text.charAt(day)));
        }
      }
    }
    return roster;
  }

  /** The same number of agents in a shift on every day. */
  public static List<Demand> daily(Period period, ShiftType type, int agents) {
    List<Demand> demand = new ArrayList<>();
    for (int day = 0; day < period.days(); day++) {
      demand.add(new Demand(period.date(day), type.id(), "", agents));
    }
    return demand;
  }
}
