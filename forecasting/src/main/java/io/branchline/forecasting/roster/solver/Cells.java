package io.branchline.forecasting.roster.solver;

import static java.util.Objects.requireNonNull;

import com.google.ortools.sat.BoolVar;
import com.google.ortools.sat.CpModel;
import com.google.ortools.sat.CpSolver;
import com.google.ortools.sat.LinearExprBuilder;
import com.google.ortools.sat.Literal;
import io.branchline.forecasting.roster.Agent;
import io.branchline.forecasting.roster.Demand;
import io.branchline.forecasting.roster.Period;
import io.branchline.forecasting.roster.Problem;
import io.branchline.forecasting.roster.Request;
import io.branchline.forecasting.roster.Roster;
import io.branchline.forecasting.roster.ShiftType;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The decisions: one Boolean for each agent, day and shift that is possible. Days before the period
 * are constants.
 */
final class Cells {

  /** How far rules look back. */
  static final int BACK = 14;

  private final Problem problem;
  private final CpModel model;
  private final List<ShiftType> types;
  private final @Nullable BoolVar[][][] cells;
  private final BoolVar[][] works;
  private final @Nullable ShiftType[][] history;
  private final Map<String, ShiftType> byId = new HashMap<>();
  private final Map<String, Integer> numbers = new HashMap<>();
  private final Map<String, List<Demand>> demand = new HashMap<>();
  private final Map<String, List<Request>> requests = new HashMap<>();

  Cells(Problem problem, CpModel model, Offer offer) {
    this.problem = problem;
    this.model = model;
    this.types = problem.shiftTypes();
    int agents = problem.agents().size();
    int days = problem.period().days();
    cells = new BoolVar[agents][days][types.size()];
    works = new BoolVar[agents][days];
    history = new ShiftType[agents][BACK];
    index();
    for (int agent = 0; agent < agents; agent++) {
      past(agent);
      for (int day = 0; day < days; day++) {
        create(agent, day, offer);
      }
    }
  }

  /** Which cells are worth a variable. */
  @FunctionalInterface
  interface Offer {
    boolean offered(Agent agent, int day, ShiftType type);
  }

  private void index() {
    types.forEach(type -> byId.put(type.id(), type));
    for (Demand row : problem.demand()) {
      demand.computeIfAbsent(row.date() + row.shift(), key -> new ArrayList<>()).add(row);
    }
    for (int agent = 0; agent < problem.agents().size(); agent++) {
      numbers.put(problem.agents().get(agent).id(), agent);
    }
    for (Request request : problem.requests()) {
      requests.computeIfAbsent(request.agent(), key -> new ArrayList<>()).add(request);
    }
  }

  /** The demand's rows for a shift on a date. */
  List<Demand> demand(LocalDate date, ShiftType type) {
    return demand.getOrDefault(date + type.id(), List.of());
  }

  /** The agent's requests. */
  List<Request> requests(int agent) {
    return requests.getOrDefault(problem.agents().get(agent).id(), List.of());
  }

  /** The number of an agent. */
  int agent(String id) {
    return requireNonNull(numbers.get(id), "no such agent");
  }

  /** The number of a shift type; negative for one that is not there. */
  int type(String id) {
    ShiftType type = byId.get(id);
    return type == null ? -1 : types.indexOf(type);
  }

  private void past(int agent) {
    Period period = problem.period();
    for (int day = -BACK; day < 0; day++) {
      String id = problem.before().shift(problem.agents().get(agent).id(), period.date(day));
      history[agent][BACK + day] = byId.get(id);
    }
  }

  private void create(int agent, int day, Offer offer) {
    List<Literal> one = new ArrayList<>();
    for (int shift = 0; shift < types.size(); shift++) {
      if (offer.offered(problem.agents().get(agent), day, types.get(shift))) {
        BoolVar cell = model.newBoolVar("");
        cells[agent][day][shift] = cell;
        one.add(cell);
      }
    }
    works[agent][day] = model.newBoolVar("");
    one.add(works[agent][day].not());
    model.addExactlyOne(one);
  }

  int agents() {
    return cells.length;
  }

  int days() {
    return problem.period().days();
  }

  List<ShiftType> types() {
    return types;
  }

  @Nullable BoolVar cell(int agent, int day, int shift) {
    return cells[agent][day][shift];
  }

  /** The shift that an agent had on a day before the period. */
  @Nullable ShiftType past(int agent, int day) {
    return day < -BACK || day >= 0 ? null : history[agent][BACK + day];
  }

  /** Whether the agent works: a variable, or what is known before and nothing after the period. */
  Literal works(int agent, int day) {
    if (day < 0) {
      return constant(past(agent, day) != null);
    }
    return day >= days() ? constant(false) : works[agent][day];
  }

  /** Whether the agent has this shift type on the day; null where that cannot be. */
  @Nullable Literal has(int agent, int day, int shift) {
    if (day < 0) {
      return types.get(shift).equals(past(agent, day)) ? constant(true) : null;
    }
    return day >= days() ? null : cells[agent][day][shift];
  }

  Literal constant(boolean value) {
    return value ? model.trueLiteral() : model.falseLiteral();
  }

  /** A number for each shift type. */
  @FunctionalInterface
  interface Weight {
    int of(ShiftType type);
  }

  /** Adds the weights of an agent's shifts on days from..to-1; what lies before counts, too. */
  void sum(LinearExprBuilder sum, int agent, int from, int to, Weight weight) {
    for (int day = from; day < Math.min(to, days()); day++) {
      if (day < 0) {
        ShiftType past = past(agent, day);
        sum.add(past == null ? 0 : weight.of(past));
      } else {
        for (int shift = 0; shift < types.size(); shift++) {
          BoolVar cell = cells[agent][day][shift];
          if (cell != null) {
            sum.addTerm(cell, weight.of(types.get(shift)));
          }
        }
      }
    }
  }

  /** The same before the period only. */
  int past(int agent, int from, Weight weight) {
    int sum = 0;
    for (int day = from; day < 0; day++) {
      ShiftType past = past(agent, day);
      sum += past == null ? 0 : weight.of(past);
    }
    return sum;
  }

  void hint(Roster roster) {
    for (int agent = 0; agent < cells.length; agent++) {
      String id = problem.agents().get(agent).id();
      for (int day = 0; day < days(); day++) {
        String wanted = roster.shift(id, problem.period().date(day));
        for (int shift = 0; shift < types.size(); shift++) {
          BoolVar cell = cells[agent][day][shift];
          if (cell != null) {
            model.addHint(
                (com.google.ortools.sat.Literal) cell, types.get(shift).id().equals(wanted));
          }
        }
      }
    }
  }

  /** Nothing but this roster. */
  void fix(Roster roster) {
    for (int agent = 0; agent < cells.length; agent++) {
      String id = problem.agents().get(agent).id();
      for (int day = 0; day < days(); day++) {
        String wanted = roster.shift(id, day);
        for (int shift = 0; shift < types.size(); shift++) {
          BoolVar cell = cells[agent][day][shift];
          if (cell != null) {
            model.addEquality(cell, types.get(shift).id().equals(wanted) ? 1 : 0);
          }
        }
      }
    }
  }

  Roster roster(CpSolver solver) {
    Map<String, List<String>> lines = new HashMap<>();
    for (int agent = 0; agent < cells.length; agent++) {
      List<String> line = new ArrayList<>();
      for (int day = 0; day < days(); day++) {
        String id = Roster.FREE;
        for (int shift = 0; shift < types.size(); shift++) {
          BoolVar cell = cells[agent][day][shift];
          if (cell != null && solver.booleanValue(cell)) {
            id = types.get(shift).id();
          }
        }
        line.add(id);
      }
      lines.put(problem.agents().get(agent).id(), List.copyOf(line));
    }
    return new Roster(problem.period(), lines);
  }
}
