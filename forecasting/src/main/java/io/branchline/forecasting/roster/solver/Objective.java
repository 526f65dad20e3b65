package io.branchline.forecasting.roster.solver;

import com.google.ortools.sat.BoolVar;
import com.google.ortools.sat.CpModel;
import com.google.ortools.sat.IntVar;
import com.google.ortools.sat.LinearExpr;
import com.google.ortools.sat.LinearExprBuilder;
import com.google.ortools.sat.Literal;
import io.branchline.forecasting.roster.Agent;
import io.branchline.forecasting.roster.Eligible;
import io.branchline.forecasting.roster.Problem;
import io.branchline.forecasting.roster.Request;
import io.branchline.forecasting.roster.Roster;
import io.branchline.forecasting.roster.RuleBook.Costs;
import io.branchline.forecasting.roster.ShiftType;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** Wages, wishes, changes and fairness: what a roster costs besides rules and demand. */
final class Objective {

  private final Problem problem;
  private final Cells cells;
  private final CpModel model;
  private final LinearExprBuilder cost;
  private final Costs costs;
  private final Outside outside;

  /**
   * What agents who are not in the model have: the most and the fewest night shifts and weekends.
   *
   * @param nights most and fewest; fewest above most where nobody counts
   */
  record Outside(Range nights, Range weekends) {
    static final Outside NOBODY = new Outside(Range.EMPTY, Range.EMPTY);
  }

  /** The most and the fewest of some counts. */
  record Range(int fewest, int most) {
    static final Range EMPTY = new Range(Integer.MAX_VALUE, Integer.MIN_VALUE);

    Range with(int count) {
      return new Range(Math.min(fewest, count), Math.max(most, count));
    }

    boolean isEmpty() {
      return fewest > most;
    }

    int spread() {
      return isEmpty() ? 0 : most - fewest;
    }
  }

  Objective(Problem problem, Cells cells, CpModel model, LinearExprBuilder cost, Outside outside) {
    this.outside = outside;
    this.problem = problem;
    this.cells = cells;
    this.model = model;
    this.cost = cost;
    this.costs = problem.rules().costs();
  }

  void post() {
    wages();
    problem.requests().forEach(this::wish);
    if (problem.published() != null) {
      changes(problem.published());
    }
    fairness();
  }

  private void wages() {
    for (int agent = 0; agent < cells.agents(); agent++) {
      for (int day = 0; day < cells.days(); day++) {
        for (int shift = 0; shift < cells.types().size(); shift++) {
          BoolVar cell = cells.cell(agent, day, shift);
          if (cell != null) {
            Agent who = problem.agents().get(agent);
            LocalDate date = problem.period().date(day);
            cost.addTerm(cell, problem.yuan(who, cells.types().get(shift), date));
          }
        }
      }
    }
  }

  private void wish(Request request) {
    if (request.kind() == Request.Kind.LEAVE) {
      return;
    }
    int agent = cells.agent(request.agent());
    for (int day = 0; day < cells.days(); day++) {
      if (!request.covers(problem.period().date(day))) {
        continue;
      }
      if (request.kind() == Request.Kind.OFF) {
        cost.addTerm(cells.works(agent, day), request.weight());
      } else {
        Literal cell = cells.has(agent, day, cells.type(request.shift()));
        cost.add(request.weight());
        if (cell != null) {
          cost.addTerm(cell, -request.weight());
        }
      }
    }
  }

  private void changes(Roster published) {
    for (int agent = 0; agent < cells.agents(); agent++) {
      String id = problem.agents().get(agent).id();
      for (int day = 0; day < cells.days(); day++) {
        LocalDate date = problem.period().date(day);
        if (!published.period().contains(published.period().day(date))) {
          continue;
        }
        String before = published.shift(id, date);
        if (before.equals(Roster.FREE)) {
          cost.addTerm(cells.works(agent, day), costs.change());
        } else {
          int type = cells.type(before);
          Literal cell = type < 0 ? null : cells.has(agent, day, type);
          cost.add(costs.change());
          if (cell != null) {
            cost.addTerm(cell, -costs.change());
          }
        }
      }
    }
  }

  private void fairness() {
    List<LinearExprBuilder> nights = new ArrayList<>();
    List<LinearExprBuilder> weekends = new ArrayList<>();
    for (int agent = 0; agent < cells.agents(); agent++) {
      Agent who = problem.agents().get(agent);
      if (Eligible.present(problem.period(), cells.requests(agent))) {
        weekends.add(weekends(agent));
        if (Eligible.nights(problem, who)) {
          LinearExprBuilder count = LinearExpr.newBuilder();
          cells.sum(count, agent, 0, cells.days(), type -> type.night() ? 1 : 0);
          nights.add(count);
        }
      }
    }
    if (problem.shiftTypes().stream().anyMatch(ShiftType::night)) {
      spread(nights, outside.nights, costs.nightSpread());
    }
    spread(weekends, outside.weekends, costs.weekendSpread());
  }

  private LinearExprBuilder weekends(int agent) {
    LinearExprBuilder count = LinearExpr.newBuilder();
    for (int day = 0; day < cells.days(); day++) {
      DayOfWeek weekday = problem.period().date(day).getDayOfWeek();
      if (weekday == DayOfWeek.SATURDAY || (weekday == DayOfWeek.SUNDAY && day == 0)) {
        Literal first = cells.works(agent, day);
        Literal second =
            weekday == DayOfWeek.SATURDAY ? cells.works(agent, day + 1) : cells.constant(false);
        BoolVar weekend = model.newBoolVar("");
        model.addImplication(first, weekend);
        model.addImplication(second, weekend);
        model.addBoolOr(new Literal[] {weekend.not(), first, second});
        count.add(weekend);
      }
    }
    return count;
  }

  private void spread(List<LinearExprBuilder> counts, Range others, int price) {
    if (counts.size() + (others.isEmpty() ? 0 : 1) < 2 || price == 0) {
      return;
    }
    IntVar most = model.newIntVar(others.isEmpty() ? 0 : others.most(), cells.days(), "");
    IntVar fewest = model.newIntVar(0, others.isEmpty() ? cells.days() : others.fewest(), "");
    for (LinearExprBuilder count : counts) {
      model.addLessOrEqual(count, most);
      model.addGreaterOrEqual(count, fewest);
    }
    cost.addTerm(most, price).addTerm(fewest, -price);
  }
}
