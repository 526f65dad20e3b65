package io.branchline.forecasting.roster.solver;

import com.google.ortools.sat.CpModel;
import com.google.ortools.sat.IntVar;
import com.google.ortools.sat.LinearExpr;
import com.google.ortools.sat.LinearExprBuilder;
import com.google.ortools.sat.Literal;
import io.branchline.forecasting.roster.Demand;
import io.branchline.forecasting.roster.Problem;
import io.branchline.forecasting.roster.RuleBook.Severity;
import io.branchline.forecasting.roster.ShiftType;
import io.branchline.forecasting.roster.ShortagePrice;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The demand. Agents of equal skills form a group; how many of a group fill which skill's places is
 * a transport problem, so that an agent with several skills counts once.
 */
final class CoverConstraints {

  private final Problem problem;
  private final Cells cells;
  private final Guards guards;
  private final CpModel model;
  private final LinearExprBuilder cost;
  private final ShortagePrice price;

  CoverConstraints(
      Problem problem, Cells cells, Guards guards, CpModel model, LinearExprBuilder cost) {
    this.problem = problem;
    this.cells = cells;
    this.guards = guards;
    this.model = model;
    this.cost = cost;
    this.price = new ShortagePrice(problem.rules().costs());
  }

  void post() {
    for (int day = 0; day < cells.days(); day++) {
      for (int shift = 0; shift < cells.types().size(); shift++) {
        place(day, shift);
      }
    }
  }

  private void place(int day, int shift) {
    ShiftType type = cells.types().get(shift);
    List<Demand> rows =
        cells.demand(problem.period().date(day), type).stream()
            .filter(row -> row.agents() > 0)
            .toList();
    Map<String, List<Integer>> groups = groups(rows);
    List<LinearExprBuilder> filled = new ArrayList<>();
    rows.forEach(row -> filled.add(LinearExpr.newBuilder()));
    LinearExprBuilder surplus = LinearExpr.newBuilder();
    groups.forEach((skills, agents) -> transport(day, shift, agents, rows, filled, surplus));
    for (int row = 0; row < rows.size(); row++) {
      fill(rows.get(row), type, filled.get(row));
    }
    IntVar over = model.newIntVar(0, cells.agents(), "");
    model.addEquality(surplus, over);
    cost.addTerm(over, Problem.worth(type, problem.rules().costs().surplusHour()));
  }

  /** Agents by which of the rows they can fill. */
  private Map<String, List<Integer>> groups(List<Demand> rows) {
    Map<String, List<Integer>> groups = new TreeMap<>();
    for (int agent = 0; agent < cells.agents(); agent++) {
      TreeSet<String> able = new TreeSet<>();
      for (Demand row : rows) {
        if (row.skill().isEmpty() || problem.agents().get(agent).skills().contains(row.skill())) {
          able.add(row.skill());
        }
      }
      groups.computeIfAbsent(String.join("\n", able), key -> new ArrayList<>()).add(agent);
    }
    return groups;
  }

  private void transport(
      int day,
      int shift,
      List<Integer> agents,
      List<Demand> rows,
      List<LinearExprBuilder> filled,
      LinearExprBuilder surplus) {
    LinearExprBuilder there = LinearExpr.newBuilder();
    for (int agent : agents) {
      Literal cell = cells.has(agent, day, shift);
      if (cell != null) {
        there.add(cell);
      }
    }
    LinearExprBuilder used = LinearExpr.newBuilder();
    for (int row = 0; row < rows.size(); row++) {
      String skill = rows.get(row).skill();
      boolean able =
          skill.isEmpty() || problem.agents().get(agents.get(0)).skills().contains(skill);
      if (able) {
        IntVar share = model.newIntVar(0, Math.min(agents.size(), rows.get(row).agents()), "");
        filled.get(row).add(share);
        used.add(share);
      }
    }
    IntVar idle = model.newIntVar(0, agents.size(), "");
    model.addEquality(there, used.add(idle));
    surplus.add(idle);
  }

  private void fill(Demand row, ShiftType type, LinearExprBuilder filled) {
    Severity severity = problem.rules().demand();
    if (guards.explaining()) {
      if (severity == Severity.HARD) {
        model.addGreaterOrEqual(filled, row.agents()).onlyEnforceIf(guards.demand(row));
      }
    } else if (severity == Severity.HARD) {
      model.addGreaterOrEqual(filled, row.agents());
    } else if (severity == Severity.SOFT) {
      for (ShortagePrice.Band band : price.bands(type, row)) {
        IntVar missing = model.newIntVar(0, band.agents(), "");
        filled.add(missing);
        cost.addTerm(missing, band.yuan());
      }
      model.addEquality(filled, row.agents());
    }
  }
}
