package io.branchline.forecasting.roster.solver;

import com.google.ortools.linearsolver.MPConstraint;
import com.google.ortools.linearsolver.MPObjective;
import com.google.ortools.linearsolver.MPSolver;
import com.google.ortools.linearsolver.MPVariable;
import io.branchline.forecasting.roster.Agent;
import io.branchline.forecasting.roster.Contract.Hours;
import io.branchline.forecasting.roster.Contract.Overtime;
import io.branchline.forecasting.roster.Demand;
import io.branchline.forecasting.roster.Problem;
import io.branchline.forecasting.roster.Request;
import io.branchline.forecasting.roster.Rule;
import io.branchline.forecasting.roster.RuleBook.Severity;
import io.branchline.forecasting.roster.ShiftType;
import io.branchline.forecasting.roster.ShortagePrice;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * How much of a demand these agents could fill at best: without it nobody can say whether places
 * that stay open are the solver's fault.
 *
 * @param wanted places of the demand
 * @param coverable no roster within the hard rules fills more of them
 * @param cost no roster costs less: wages, shortage and surplus only
 */
public record Capacity(long wanted, long coverable, double cost) {

  /*
   * A linear relaxation over groups of agents alike in skills, contract and protections: x[g,d,s] agents of group g have
   * shift s on day d, y[g,d,s,r] of them fill row r. What holds for each agent holds for their sum: one shift a day, leave,
   * forbidden shifts, hours of a week, a free day in each week, too short a rest between two days, nights in a row and in
   * the period, weekends. Rules that are not hard, and what a rule says about more than these, are left out: that can only
   * raise the bound.
   */

  /** Places that stay open whatever is done. */
  public long missing() {
    return wanted - coverable;
  }

  /** Computes it; takes a second where a branch has dozens of groups. */
  public static Capacity of(Problem problem) {
    Natives.load();
    long wanted = problem.demand().stream().mapToLong(Demand::agents).sum();
    Relaxation most = new Relaxation(problem);
    double coverable = most.mostPlaces();
    double cost = new Relaxation(problem).leastCost();
    return new Capacity(
        wanted,
        Double.isNaN(coverable) ? wanted : Math.min(wanted, (long) Math.floor(coverable + 1e-6)),
        Double.isNaN(cost) ? 0 : Math.max(0, cost - 1e-6 * Math.abs(cost)));
  }

  /** Agents that the relaxation does not tell apart. */
  private static final class Group {
    private final Agent like;
    private final int[] there;
    private final List<boolean[]> leave = new ArrayList<>();
    private int size;

    Group(Agent like, int days) {
      this.like = like;
      this.there = new int[days];
    }

    /** Days from..to-1 on which its members can work, none of them more than so many. */
    double days(int from, int to, int each) {
      double sum = 0;
      for (boolean[] away : leave) {
        int possible = 0;
        for (int day = Math.max(0, from); day < Math.min(away.length, to); day++) {
          possible += away[day] ? 0 : 1;
        }
        sum += Math.min(possible, each);
      }
      return sum;
    }
  }

  private static final class Relaxation {
    private final Problem problem;
    private final AllowedShifts allowed;
    private final int days;
    private final List<ShiftType> types;
    private final List<Group> groups;
    private final Map<String, List<Demand>> demand = new HashMap<>();
    private final MPSolver lp = MPSolver.createSolver("GLOP");
    private final MPVariable[][][] cells;
    private final List<MPVariable> placed = new ArrayList<>();
    private final MPObjective objective;

    Relaxation(Problem problem) {
      this.problem = problem;
      this.allowed = new AllowedShifts(problem.rules());
      this.days = problem.period().days();
      this.types = problem.shiftTypes();
      for (Demand row : problem.demand()) {
        if (row.agents() > 0) {
          demand.computeIfAbsent(row.date() + row.shift(), key -> new ArrayList<>()).add(row);
        }
      }
      this.groups = groups();
      this.cells = new MPVariable[groups.size()][days][types.size()];
      this.objective = lp.objective();
      for (int group = 0; group < groups.size(); group++) {
        cells(group);
        hours(group);
        rest(group);
        nights(group);
        weekends(group);
      }
      cover();
    }

    double mostPlaces() {
      objective.clear();
      placed.forEach(variable -> objective.setCoefficient(variable, 1));
      objective.setMaximization();
      return optimum();
    }

    double leastCost() {
      objective.setMinimization();
      return optimum();
    }

    private double optimum() {
      double value = lp.solve() == MPSolver.ResultStatus.OPTIMAL ? objective.value() : Double.NaN;
      lp.delete();
      return value;
    }

    private List<Group> groups() {
      Map<String, Group> groups = new TreeMap<>();
      Map<String, boolean[]> leave = new HashMap<>();
      boolean away = hard(Rule.LEAVE);
      for (Request request : problem.requests()) {
        if (away && request.kind() == Request.Kind.LEAVE) {
          boolean[] mine = leave.computeIfAbsent(request.agent(), key -> new boolean[days]);
          for (int day = 0; day < days; day++) {
            mine[day] |= request.covers(problem.period().date(day));
          }
        }
      }
      for (Agent agent : problem.agents()) {
        String key =
            new TreeSet<>(agent.skills()) + "|" + agent.contract() + "|" + agent.protections();
        Group group = groups.computeIfAbsent(key, k -> new Group(agent, days));
        group.size++;
        boolean[] mine = leave.getOrDefault(agent.id(), new boolean[days]);
        group.leave.add(mine);
        for (int day = 0; day < days; day++) {
          group.there[day] += mine[day] ? 0 : 1;
        }
      }
      return List.copyOf(groups.values());
    }

    private boolean hard(Rule rule) {
      return problem.rules().of(rule).severity() == Severity.HARD;
    }

    private int limit(Rule rule) {
      return problem.rules().of(rule).limit();
    }

    private void cells(int group) {
      Group who = groups.get(group);
      for (int day = 0; day < days; day++) {
        LocalDate date = problem.period().date(day);
        MPConstraint one = lp.makeConstraint(0, who.there[day]);
        for (int shift = 0; shift < types.size(); shift++) {
          ShiftType type = types.get(shift);
          if (demand.containsKey(date + type.id())
              && allowed.shift(who.like, type, demand.getOrDefault(date + type.id(), List.of()))) {
            MPVariable cell = lp.makeNumVar(0, who.there[day], "");
            cells[group][day][shift] = cell;
            one.setCoefficient(cell, 1);
            objective.setCoefficient(cell, problem.yuan(who.like, type, date));
          }
        }
      }
    }

    /** The sum over days from..to-1 of the weight of each shift is at most this. */
    private void atMost(int group, int from, int to, Cells.Weight weight, double most) {
      MPConstraint sum = lp.makeConstraint(Double.NEGATIVE_INFINITY, most);
      for (int day = Math.max(0, from); day < Math.min(days, to); day++) {
        for (int shift = 0; shift < types.size(); shift++) {
          MPVariable cell = cells[group][day][shift];
          int value = weight.of(types.get(shift));
          if (cell != null && value != 0) {
            sum.setCoefficient(cell, value);
          }
        }
      }
    }

    private void hours(int group) {
      Group who = groups.get(group);
      boolean standard = who.like.contract().hours() == Hours.STANDARD;
      boolean overtime = who.like.contract().overtime() == Overtime.AGREED;
      int shortest =
          types.stream().mapToInt(ShiftType::paidMinutes).filter(p -> p > 0).min().orElse(1);
      Map<YearMonth, Integer> weeks = new TreeMap<>();
      for (int monday = problem.period().firstMonday(); monday < days; monday += 7) {
        boolean rest = hard(Rule.WEEKLY_REST) && monday >= 0 && monday + 7 <= days;
        int each = rest ? 6 : 7;
        if (standard && !overtime && hard(Rule.WEEK_HOURS)) {
          double week = limit(Rule.WEEK_HOURS);
          atMost(group, monday, monday + 7, ShiftType::paidMinutes, week * who.size);
          each = Math.min(each, (int) (week / shortest));
        }
        atMost(group, monday, monday + 7, t -> 1, who.days(monday, monday + 7, each));
        weeks.merge(YearMonth.from(problem.period().date(monday)), 1, Integer::sum);
      }
      if (standard && overtime && hard(Rule.MONTH_OVERTIME)) {
        overtime(group, weeks);
      }
      if (!standard && hard(Rule.PERIOD_HOURS)) {
        double most = (double) limit(Rule.PERIOD_HOURS) * days / 7;
        most += overtime ? (double) limit(Rule.MONTH_OVERTIME) * days / 30 : 0;
        atMost(group, 0, days, ShiftType::paidMinutes, most * who.size);
      }
    }

    /** Overtime of a week belongs to the month in which the week begins. */
    private void overtime(int group, Map<YearMonth, Integer> weeks) {
      int day = problem.period().firstMonday();
      for (Map.Entry<YearMonth, Integer> month : weeks.entrySet()) {
        int most = month.getValue() * limit(Rule.WEEK_HOURS) + limit(Rule.MONTH_OVERTIME);
        int next = day + 7 * month.getValue();
        atMost(group, day, next, ShiftType::paidMinutes, (double) most * groups.get(group).size);
        day = next;
      }
    }

    private void rest(int group) {
      if (!hard(Rule.REST_BETWEEN_SHIFTS)) {
        return;
      }
      for (int day = 0; day + 1 < days; day++) {
        for (int shift = 0; shift < types.size(); shift++) {
          MPVariable first = cells[group][day][shift];
          if (first == null) {
            continue;
          }
          MPConstraint one = lp.makeConstraint(0, groups.get(group).size);
          one.setCoefficient(first, 1);
          for (int next = 0; next < types.size(); next++) {
            MPVariable second = cells[group][day + 1][next];
            long rest =
                problem.period().epochMinute(day + 1, types.get(next).startMinute())
                    - problem.period().epochMinute(day, types.get(shift).endMinute());
            if (second != null && rest < limit(Rule.REST_BETWEEN_SHIFTS)) {
              one.setCoefficient(second, 1);
            }
          }
        }
      }
    }

    private void nights(int group) {
      double size = groups.get(group).size;
      Cells.Weight night = type -> type.night() ? 1 : 0;
      if (hard(Rule.NIGHTS_IN_PERIOD)) {
        int most = (limit(Rule.NIGHTS_IN_PERIOD) * days + 27) / 28;
        atMost(group, 0, days, night, most * size);
      }
      if (hard(Rule.NIGHTS_IN_ROW)) {
        int run = limit(Rule.NIGHTS_IN_ROW);
        for (int start = 0; start + run < days; start++) {
          atMost(group, start, start + run + 1, night, run * size);
        }
      }
      if (hard(Rule.DAYS_IN_ROW)) {
        int run = limit(Rule.DAYS_IN_ROW);
        for (int start = 0; start + run < days; start++) {
          atMost(group, start, start + run + 1, type -> 1, run * size);
        }
      }
    }

    private void weekends(int group) {
      if (!hard(Rule.WEEKENDS)) {
        return;
      }
      double size = groups.get(group).size;
      for (int start = problem.period().firstMonday(); start < days; start += 28) {
        MPConstraint worked =
            lp.makeConstraint(Double.NEGATIVE_INFINITY, limit(Rule.WEEKENDS) * size);
        for (int saturday = start + 5; saturday < start + 28; saturday += 7) {
          MPVariable weekend = lp.makeNumVar(0, size, "");
          worked.setCoefficient(weekend, 1);
          for (int day = Math.max(0, saturday); day < Math.min(days, saturday + 2); day++) {
            MPConstraint least = lp.makeConstraint(Double.NEGATIVE_INFINITY, 0);
            least.setCoefficient(weekend, -1);
            for (MPVariable cell : cells[group][day]) {
              if (cell != null) {
                least.setCoefficient(cell, 1);
              }
            }
          }
        }
      }
    }

    private void cover() {
      boolean costly = problem.rules().demand() != Severity.OFF;
      ShortagePrice price = new ShortagePrice(problem.rules().costs());
      for (int day = 0; day < days; day++) {
        for (int shift = 0; shift < types.size(); shift++) {
          ShiftType type = types.get(shift);
          List<Demand> rows =
              demand.getOrDefault(problem.period().date(day) + type.id(), List.of());
          MPConstraint[] filled = new MPConstraint[rows.size()];
          for (int row = 0; row < filled.length; row++) {
            filled[row] = lp.makeConstraint(Double.NEGATIVE_INFINITY, rows.get(row).agents());
            if (costly) {
              filled[row].setLb(rows.get(row).agents());
              for (ShortagePrice.Band band : price.bands(type, rows.get(row))) {
                MPVariable missing = lp.makeNumVar(0, band.agents(), "");
                filled[row].setCoefficient(missing, 1);
                objective.setCoefficient(missing, (double) band.yuan());
              }
            }
          }
          for (int group = 0; group < groups.size(); group++) {
            place(rows, filled, cells[group][day][shift], group, type);
          }
        }
      }
    }

    private void place(
        List<Demand> rows,
        MPConstraint[] filled,
        @org.jspecify.annotations.Nullable MPVariable cell,
        int group,
        ShiftType type) {
      if (cell == null) {
        return;
      }
      int able = Places.able(rows, groups.get(group).like.skills());
      MPConstraint there = lp.makeConstraint(0, 0);
      there.setCoefficient(cell, -1);
      MPVariable idle = lp.makeNumVar(0, MPSolver.infinity(), "");
      there.setCoefficient(idle, 1);
      objective.setCoefficient(
          idle, (double) Problem.worth(type, problem.rules().costs().surplusHour()));
      for (int row = 0; row < filled.length; row++) {
        if ((able >> row & 1) == 1) {
          MPVariable y = lp.makeNumVar(0, rows.get(row).agents(), "");
          there.setCoefficient(y, 1);
          filled[row].setCoefficient(y, 1);
          placed.add(y);
        }
      }
    }
  }
}
