package io.branchline.forecasting.roster;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * How a roster meets the demand. Agents with several skills are placed so that as many places as
 * possible are filled: a maximum matching by augmenting paths (Kuhn 1955), for each shift and day.
 */
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
    int wanted = demand.stream().mapToInt(Demand::agents).sum();
    int[] filled = new int[demand.size()];
    int placed = 0;
    if (demand.size() == 1 && demand.get(0).skill().isEmpty()) {
      placed = Math.min(wanted, there.size());
      filled[0] = placed;
    } else if (wanted > 0) {
      placed = match(demand, there, filled);
    }
    for (int row = 0; row < filled.length; row++) {
      Demand asked = demand.get(row);
      if (filled[row] < asked.agents()) {
        shortages.add(
            new Verdict.Shortage(
                date, type.id(), asked.skill(), asked.agents(), asked.agents() - filled[row]));
      }
    }
    RuleBook.Costs costs = index.problem().rules().costs();
    boolean costly = index.problem().rules().demand() != RuleBook.Severity.OFF;
    shortageYuan += costly ? (wanted - placed) * Problem.worth(type, costs.shortageHour()) : 0;
    surplusYuan += (there.size() - placed) * Problem.worth(type, costs.surplusHour());
  }

  private static int match(List<Demand> demand, List<Agent> there, int[] filled) {
    List<List<Integer>> holders = new ArrayList<>();
    demand.forEach(row -> holders.add(new ArrayList<>()));
    int placed = 0;
    for (int agent = 0; agent < there.size(); agent++) {
      placed += place(agent, demand, there, holders, new HashSet<>()) ? 1 : 0;
    }
    for (int row = 0; row < filled.length; row++) {
      filled[row] = holders.get(row).size();
    }
    return placed;
  }

  private static boolean place(
      int agent,
      List<Demand> demand,
      List<Agent> there,
      List<List<Integer>> holders,
      Set<Integer> seen) {
    for (int row = 0; row < demand.size(); row++) {
      String skill = demand.get(row).skill();
      boolean able = skill.isEmpty() || there.get(agent).skills().contains(skill);
      if (!able || demand.get(row).agents() == 0 || !seen.add(row)) {
        continue;
      }
      List<Integer> mine = holders.get(row);
      if (mine.size() < demand.get(row).agents()) {
        mine.add(agent);
        return true;
      }
      for (int i = 0; i < mine.size(); i++) {
        if (place(mine.get(i), demand, there, holders, seen)) {
          mine.set(i, agent);
          return true;
        }
      }
    }
    return false;
  }
}
