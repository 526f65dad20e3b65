package io.branchline.forecasting.roster.solver;

import com.google.ortools.sat.BoolVar;
import com.google.ortools.sat.CpModel;
import com.google.ortools.sat.LinearExpr;
import com.google.ortools.sat.LinearExprBuilder;
import com.google.ortools.sat.Literal;
import io.branchline.forecasting.roster.Period;
import io.branchline.forecasting.roster.Problem;
import io.branchline.forecasting.roster.Rule;
import io.branchline.forecasting.roster.ShiftType;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One agent's rest, runs of days, nights and weekends. */
final class RestConstraints {

  private static final int NONE = -1;

  private final Problem problem;
  private final Cells cells;
  private final Guards guards;
  private final CpModel model;
  private final int index;
  private final String agent;

  RestConstraints(Problem problem, Cells cells, Guards guards, CpModel model, int index) {
    this.problem = problem;
    this.cells = cells;
    this.guards = guards;
    this.model = model;
    this.index = index;
    this.agent = problem.agents().get(index).id();
  }

  void post() {
    if (guards.posted(Rule.REST_BETWEEN_SHIFTS)) {
      restBetweenShifts();
    }
    if (guards.posted(Rule.WEEKLY_REST)) {
      for (int monday = problem.period().firstMonday(); monday < cells.days(); monday += 7) {
        weeklyRest(monday);
      }
    }
    if (guards.posted(Rule.DAYS_IN_ROW)) {
      daysInRow();
    }
    if (guards.posted(Rule.NIGHTS_IN_ROW)) {
      nightsInRow();
    }
    if (guards.posted(Rule.NIGHTS_IN_PERIOD)) {
      nightsInPeriod();
    }
    if (guards.posted(Rule.WEEKENDS)) {
      weekends();
    }
  }

  private void restBetweenShifts() {
    int limit = guards.limit(Rule.REST_BETWEEN_SHIFTS);
    int reach = limit / ShiftType.DAY + 2;
    for (int day = -reach; day < cells.days(); day++) {
      for (int shift = 0; shift < cells.types().size(); shift++) {
        Literal first = cells.has(index, day, shift);
        if (first == null) {
          continue;
        }
        for (int later = Math.max(0, day + 1); later <= day + reach; later++) {
          tooSoon(first, day, shift, later, limit);
        }
      }
    }
  }

  /** The shifts of a later day that come too soon exclude one another: one constraint for all. */
  private void tooSoon(Literal first, int day, int shift, int later, int limit) {
    List<Literal> soon = new ArrayList<>();
    for (int next = 0; next < cells.types().size(); next++) {
      Literal second = cells.has(index, later, next);
      if (second != null && rest(day, shift, later, next) < limit) {
        soon.add(second);
      }
    }
    if (soon.isEmpty()) {
      return;
    }
    if (guards.unconditional(Rule.REST_BETWEEN_SHIFTS)) {
      soon.add(first);
      model.addAtMostOne(soon);
    } else {
      for (Literal second : soon) {
        guards.clause(Rule.REST_BETWEEN_SHIFTS, agent, List.of(first.not(), second.not()));
      }
    }
  }

  /** Minutes between two shifts; {@link #NONE} is the start or the end of the day itself. */
  private long rest(int day, int shift, int later, int next) {
    Period period = problem.period();
    int end = shift == NONE ? 0 : cells.types().get(shift).endMinute();
    long start =
        next == NONE
            ? period.epochMinute(later + 1, 0)
            : period.epochMinute(later, cells.types().get(next).startMinute());
    return start - period.epochMinute(day, end);
  }

  private void weeklyRest(int monday) {
    int limit = guards.limit(Rule.WEEKLY_REST);
    List<Literal> choices = new ArrayList<>();
    for (int day = monday; day < monday + 7; day++) {
      BoolVar rest = model.newBoolVar("");
      choices.add(rest);
      model.addImplication(rest, cells.works(index, day).not());
      for (int before = NONE; before < cells.types().size(); before++) {
        Literal left = around(day - 1, before);
        for (int after = NONE; left != null && after < cells.types().size(); after++) {
          Literal right = around(day + 1, after);
          if (right != null && rest(day - 1, before, day + 1, after) < limit) {
            model.addBoolOr(new Literal[] {rest.not(), left.not(), right.not()});
          }
        }
      }
    }
    guards.clause(Rule.WEEKLY_REST, agent, choices);
  }

  private @Nullable Literal around(int day, int shift) {
    return shift == NONE ? cells.works(index, day).not() : cells.has(index, day, shift);
  }

  private void daysInRow() {
    int limit = guards.limit(Rule.DAYS_IN_ROW);
    for (int start = -limit; start + limit < cells.days(); start++) {
      List<Literal> free = new ArrayList<>();
      for (int day = start; day <= start + limit; day++) {
        free.add(cells.works(index, day).not());
      }
      guards.clause(Rule.DAYS_IN_ROW, agent, free);
    }
  }

  private static int night(ShiftType type) {
    return type.night() ? 1 : 0;
  }

  private void nightsInRow() {
    int limit = guards.limit(Rule.NIGHTS_IN_ROW);
    for (int start = -limit; start + limit < cells.days(); start++) {
      atMost(Rule.NIGHTS_IN_ROW, start, start + limit + 1, limit);
    }
  }

  private void nightsInPeriod() {
    int days = cells.days();
    atMost(Rule.NIGHTS_IN_PERIOD, 0, days, (guards.limit(Rule.NIGHTS_IN_PERIOD) * days + 27) / 28);
  }

  private void atMost(Rule rule, int from, int to, int limit) {
    LinearExprBuilder nights = LinearExpr.newBuilder();
    cells.sum(nights, index, from, to, RestConstraints::night);
    guards.under(guards.literal(rule, agent), model.addLessOrEqual(nights, limit));
  }

  private void weekends() {
    int limit = guards.limit(Rule.WEEKENDS);
    for (int start = problem.period().firstMonday(); start < cells.days(); start += 28) {
      LinearExprBuilder worked = LinearExpr.newBuilder();
      int known = 0;
      for (int saturday = start + 5; saturday < start + 28; saturday += 7) {
        boolean past =
            cells.past(index, saturday) != null || cells.past(index, saturday + 1) != null;
        known += past ? 1 : 0;
        if (past) {
          worked.add(1);
        } else {
          BoolVar weekend = model.newBoolVar("");
          model.addImplication(cells.works(index, saturday), weekend);
          model.addImplication(cells.works(index, saturday + 1), weekend);
          worked.add(weekend);
        }
      }
      guards.under(
          guards.literal(Rule.WEEKENDS, agent),
          model.addLessOrEqual(worked, Math.max(limit, known)));
    }
  }
}
