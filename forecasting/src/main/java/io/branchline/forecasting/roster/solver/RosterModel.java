package io.branchline.forecasting.roster.solver;

import com.google.ortools.sat.CpModel;
import com.google.ortools.sat.CpSolver;
import com.google.ortools.sat.CpSolverStatus;
import com.google.ortools.sat.LinearExpr;
import com.google.ortools.sat.LinearExprBuilder;
import io.branchline.forecasting.roster.Agent;
import io.branchline.forecasting.roster.Demand;
import io.branchline.forecasting.roster.Problem;
import io.branchline.forecasting.roster.Request;
import io.branchline.forecasting.roster.Roster;
import io.branchline.forecasting.roster.ShiftType;
import java.time.Duration;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.Set;

/** A roster problem as a CP-SAT model. It knows the rules' numbers, not the checker's code. */
final class RosterModel {

  private final Problem problem;
  private final CpModel model;
  private final Cells cells;
  private final Guards guards;

  RosterModel(Problem problem, Guards.Purpose purpose) {
    this(problem, purpose, Objective.Outside.NOBODY);
  }

  /** A model of some of the agents; the others are as they are. */
  RosterModel(Problem problem, Guards.Purpose purpose, Objective.Outside outside) {
    Natives.load();
    this.problem = problem;
    this.model = new CpModel();
    LinearExprBuilder cost = LinearExpr.newBuilder();
    this.guards = new Guards(model, problem.rules(), purpose, cost);
    this.cells = new Cells(problem, model, offer());
    for (int agent = 0; agent < cells.agents(); agent++) {
      new DayConstraints(problem, cells, guards, agent).post();
      new RestConstraints(problem, cells, guards, model, agent).post();
      new HourConstraints(problem, cells, guards, model, cost, agent).post();
    }
    new CoverConstraints(problem, cells, guards, model, cost).post();
    if (!guards.explaining()) {
      new Objective(problem, cells, model, cost, outside).post();
      model.minimize(cost);
    }
  }

  CpModel model() {
    return model;
  }

  Guards guards() {
    return guards;
  }

  void hint(Roster roster) {
    cells.hint(roster);
  }

  /**
   * What the model thinks that a roster costs; NaN where it breaks a hard rule. A search that ends
   * early may leave counting variables above what they count.
   */
  static double cost(Problem problem, Roster roster, SearchLimits limits) {
    RosterModel model = new RosterModel(problem, Guards.Purpose.SOLVE);
    model.cells.fix(roster);
    Search search = new Search(limits.within(Duration.ofSeconds(60)), SearchProgress.Listener.NONE);
    return search.run(model.model()) == CpSolverStatus.OPTIMAL
        ? search.solver().objectiveValue()
        : Double.NaN;
  }

  Roster roster(CpSolver solver) {
    return cells.roster(solver);
  }

  /** Places that somebody wants, wishes for or had: a shift nobody asked for is not offered. */
  private Cells.Offer offer() {
    Set<String> wanted = new HashSet<>();
    for (Demand row : problem.demand()) {
      if (row.agents() > 0) {
        wanted.add(row.date() + row.shift());
      }
    }
    Set<String> wished = new HashSet<>();
    for (Request request : problem.requests()) {
      if (request.kind() == Request.Kind.SHIFT) {
        for (int day = 0; day < problem.period().days(); day++) {
          LocalDate date = problem.period().date(day);
          if (request.covers(date)) {
            wished.add(request.agent() + date + request.shift());
          }
        }
      }
    }
    return (agent, day, type) -> offered(agent, day, type, wanted, wished);
  }

  private boolean offered(
      Agent agent, int day, ShiftType type, Set<String> wanted, Set<String> wished) {
    LocalDate date = problem.period().date(day);
    Roster published = problem.published();
    return wanted.contains(date + type.id())
        || wished.contains(agent.id() + date + type.id())
        || (published != null && published.shift(agent.id(), date).equals(type.id()));
  }
}
