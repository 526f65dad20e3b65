package io.branchline.forecasting.roster;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** How a roster meets the demand, and what places that nobody fills cost. */
final class Coverage {

  private final List<Verdict.Shortage> shortages = new ArrayList<>();
  private long shortageYuan;
  private long surplusYuan;

  static Coverage of(ProblemIndex index, List<AgentDays> everybody) {
    Coverage coverage = new Coverage();
    for (int day = 0; day < index.problem().period().days(); day++) {
      coverage.day(index, everybody, day);
    }
    return coverage;
  }

  List<Verdict.Shortage> shortages() {
    return shortages;
  }

  /** What the places that nobody fills cost. */
  long shortageYuan() {
    return shortageYuan;
  }

  /** What the agents without a place cost. */
  long surplusYuan() {
    return surplusYuan;
  }

  void day(ProblemIndex index, List<AgentDays> everybody, int day) {
    LocalDate date = index.problem().period().date(day);
    for (ShiftType type : index.problem().shiftTypes()) {
      List<Agent> there = new ArrayList<>();
      for (AgentDays days : everybody) {
        if (type.equals(days.shift(day))) {
          there.add(days.agent());
        }
      }
      shift(index, date, type, there);
    }
  }

  private void shift(ProblemIndex index, LocalDate date, ShiftType type, List<Agent> there) {
    List<Demand> demand = index.demand(date, type.id());
    RuleBook.Costs costs = index.problem().rules().costs();
    boolean costly = index.problem().rules().demand() != RuleBook.Severity.OFF;
    ShortagePrice price = new ShortagePrice(costs);
    int[] filled = new Seating(demand, there).fill(type, price);
    int placed = 0;
    for (int row = 0; row < filled.length; row++) {
      Demand asked = demand.get(row);
      int missing = asked.agents() - filled[row];
      placed += filled[row];
      if (missing > 0) {
        shortages.add(
            new Verdict.Shortage(date, type.id(), asked.skill(), asked.agents(), missing));
        shortageYuan += costly ? price.sum(type, asked, missing) : 0;
      }
    }
    surplusYuan += (there.size() - placed) * Problem.worth(type, costs.surplusHour());
  }
}
