package io.branchline.forecasting.roster.solver;

import com.google.ortools.sat.CpModel;
import com.google.ortools.sat.IntVar;
import com.google.ortools.sat.LinearExpr;
import com.google.ortools.sat.LinearExprBuilder;
import io.branchline.forecasting.roster.Agent;
import io.branchline.forecasting.roster.Agent.Protection;
import io.branchline.forecasting.roster.Contract.Hours;
import io.branchline.forecasting.roster.Contract.Overtime;
import io.branchline.forecasting.roster.Problem;
import io.branchline.forecasting.roster.Request;
import io.branchline.forecasting.roster.Rule;
import io.branchline.forecasting.roster.ShiftType;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Map;
import java.util.TreeMap;

/** One agent's working time and what overtime costs. */
final class HourConstraints {

  private static final int WEEK_MINUTES = 7 * ShiftType.DAY;

  private final Problem problem;
  private final Cells cells;
  private final Guards guards;
  private final CpModel model;
  private final LinearExprBuilder cost;
  private final int index;
  private final Agent agent;
  private final int normalDay;
  private final int normalWeek;

  HourConstraints(
      Problem problem,
      Cells cells,
      Guards guards,
      CpModel model,
      LinearExprBuilder cost,
      int index) {
    this.problem = problem;
    this.cells = cells;
    this.guards = guards;
    this.model = model;
    this.cost = cost;
    this.index = index;
    this.agent = problem.agents().get(index);
    this.normalDay = guards.limit(Rule.DAY_HOURS);
    this.normalWeek = guards.limit(Rule.WEEK_HOURS);
  }

  void post() {
    boolean overtime = agent.contract().overtime() == Overtime.AGREED;
    if (agent.contract().hours() == Hours.COMPREHENSIVE) {
      averaged(overtime);
    } else {
      standard(overtime);
    }
    if (guards.posted(Rule.CONTRACT_HOURS)) {
      long least = owed() - guards.limit(Rule.CONTRACT_HOURS);
      if (least > 0) {
        LinearExprBuilder minutes = minutes(0, cells.days());
        guards.under(
            guards.literal(Rule.CONTRACT_HOURS, agent.id()),
            model.addGreaterOrEqual(minutes, least));
      }
    }
  }

  private LinearExprBuilder minutes(int from, int to) {
    LinearExprBuilder minutes = LinearExpr.newBuilder();
    cells.sum(minutes, index, from, to, ShiftType::paidMinutes);
    return minutes;
  }

  private void standard(boolean overtime) {
    Map<YearMonth, LinearExprBuilder> months = new TreeMap<>();
    Map<YearMonth, Integer> known = new TreeMap<>();
    for (int monday = problem.period().firstMonday(); monday < cells.days(); monday += 7) {
      if (!overtime && guards.posted(Rule.WEEK_HOURS)) {
        int past = cells.past(index, monday, ShiftType::paidMinutes);
        guards.under(
            guards.literal(Rule.WEEK_HOURS, agent.id()),
            model.addLessOrEqual(
                minutes(monday, monday + 7), Math.max(past, guards.limit(Rule.WEEK_HOURS))));
      }
      if (mayWorkOvertime(overtime)) {
        IntVar over = overtime(monday);
        protectedOvertime(over, monday);
        premium(over);
        YearMonth month = YearMonth.from(problem.period().date(monday));
        months.computeIfAbsent(month, key -> LinearExpr.newBuilder()).add(over);
        known.merge(month, pastOvertime(monday), Integer::sum);
      }
    }
    if (overtime && guards.posted(Rule.MONTH_OVERTIME)) {
      months.forEach(
          (month, sum) ->
              guards.under(
                  guards.literal(Rule.MONTH_OVERTIME, agent.id()),
                  model.addLessOrEqual(
                      sum,
                      Math.max(guards.limit(Rule.MONTH_OVERTIME), known.getOrDefault(month, 0)))));
    }
  }

  /** Without agreed overtime and with both limits hard there can be none. */
  private boolean mayWorkOvertime(boolean agreed) {
    return agreed
        || !guards.unconditional(Rule.DAY_HOURS)
        || !guards.unconditional(Rule.WEEK_HOURS);
  }

  private IntVar overtime(int monday) {
    IntVar left = model.newIntVar(0, WEEK_MINUTES, "");
    LinearExprBuilder normal = LinearExpr.newBuilder();
    cells.sum(normal, index, monday, monday + 7, t -> Math.min(normalDay, t.paidMinutes()));
    normal.addTerm(left, -1);
    model.addLessOrEqual(normal, normalWeek);
    LinearExprBuilder all = LinearExpr.newBuilder();
    cells.sum(all, index, monday, monday + 7, t -> Math.max(0, t.paidMinutes() - normalDay));
    IntVar over = model.newIntVar(0, WEEK_MINUTES, "");
    model.addEquality(over, all.add(left));
    return over;
  }

  private int pastOvertime(int monday) {
    int daily = cells.past(index, monday, t -> Math.max(0, t.paidMinutes() - normalDay));
    int normal = cells.past(index, monday, t -> Math.min(normalDay, t.paidMinutes()));
    return daily + Math.max(0, normal - normalWeek);
  }

  private void protectedOvertime(IntVar over, int monday) {
    boolean isProtected =
        agent.protections().contains(Protection.PREGNANT)
            || agent.protections().contains(Protection.NURSING);
    if (isProtected && guards.posted(Rule.PROTECTED_OVERTIME)) {
      guards.under(
          guards.literal(Rule.PROTECTED_OVERTIME, agent.id()),
          model.addLessOrEqual(
              over, Math.max(guards.limit(Rule.PROTECTED_OVERTIME), pastOvertime(monday))));
    }
  }

  private void averaged(boolean overtime) {
    int days = cells.days();
    if (guards.posted(Rule.PERIOD_HOURS)) {
      long allowed = (long) guards.limit(Rule.PERIOD_HOURS) * days / 7 - 480L * holidays();
      if (overtime) {
        allowed += (long) guards.limit(Rule.MONTH_OVERTIME) * days / 30;
      }
      guards.under(
          guards.literal(Rule.PERIOD_HOURS, agent.id()),
          model.addLessOrEqual(minutes(0, days), allowed));
    }
    for (int monday = problem.period().firstMonday(); monday < days; monday += 7) {
      protectedOvertime(overtime(monday), monday);
    }
    IntVar over = model.newIntVar(0, (long) days * ShiftType.DAY, "");
    model.addLessOrEqual(minutes(0, days).addTerm(over, -1), (long) normalWeek * days / 7);
    premium(over);
  }

  private void premium(IntVar minutes) {
    long rate = (long) agent.contract().yuanPerHour() * problem.rules().costs().overtimePercent();
    if (rate > 0 && !guards.explaining()) {
      IntVar yuan = model.newIntVar(0, rate * 366 * ShiftType.DAY / 6000 + 1, "");
      model.addLessOrEqual(LinearExpr.newBuilder().addTerm(minutes, rate).addTerm(yuan, -6000), 0);
      cost.add(yuan);
    }
  }

  private long owed() {
    long owed = (long) agent.contract().weekMinutes() * cells.days() / 7;
    int free = 0;
    for (int day = 0; day < cells.days(); day++) {
      LocalDate date = problem.period().date(day);
      boolean away =
          cells.requests(index).stream()
              .anyMatch(r -> r.kind() == Request.Kind.LEAVE && r.covers(date));
      boolean workday = !problem.period().weekend(day);
      free += workday && (away || problem.holidays().contains(date)) ? 1 : 0;
    }
    return owed - (long) agent.contract().weekMinutes() * free / 5;
  }

  private int holidays() {
    int holidays = 0;
    for (int day = 0; day < cells.days(); day++) {
      boolean holiday = problem.holidays().contains(problem.period().date(day));
      holidays += holiday && !problem.period().weekend(day) ? 1 : 0;
    }
    return holidays;
  }
}
