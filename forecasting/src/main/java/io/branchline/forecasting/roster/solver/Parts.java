package io.branchline.forecasting.roster.solver;

import io.branchline.forecasting.roster.Agent;
import io.branchline.forecasting.roster.Demand;
import io.branchline.forecasting.roster.Problem;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeSet;

/**
 * Cuts a problem with many agents into groups that can be solved one by one. Agents with equal
 * skills, contract and protections are dealt out in turn, so that the groups are alike; a demand is
 * shared out by how many agents of each group have its skill, to the last person.
 */
final class Parts {

  /** Above this many agents one model proves nothing in minutes. */
  static final int LARGEST = 60;

  private static final int AIM = 40;

  private final Problem problem;
  private final int groups;
  private final List<List<Agent>> agents = new ArrayList<>();
  private final List<List<Demand>> demands = new ArrayList<>();

  private Parts(Problem problem) {
    this.problem = problem;
    this.groups = (problem.agents().size() + AIM - 1) / AIM;
    for (int group = 0; group < groups; group++) {
      agents.add(new ArrayList<>());
      demands.add(new ArrayList<>());
    }
  }

  static List<Problem> of(Problem problem) {
    return problem.agents().size() <= LARGEST ? List.of(problem) : new Parts(problem).cut();
  }

  private List<Problem> cut() {
    List<Agent> sorted = new ArrayList<>(problem.agents());
    sorted.sort(
        Comparator.comparing((Agent agent) -> new TreeSet<>(agent.skills()).toString())
            .thenComparing(agent -> agent.contract().id())
            .thenComparing(agent -> new TreeSet<>(agent.protections()).toString())
            .thenComparing(Agent::id));
    for (int i = 0; i < sorted.size(); i++) {
      agents.get(i % groups).add(sorted.get(i));
    }
    for (Demand row : problem.demand()) {
      share(row);
    }
    List<Problem> parts = new ArrayList<>();
    for (int group = 0; group < groups; group++) {
      parts.add(problem.part(agents.get(group), demands.get(group)));
    }
    return parts;
  }

  /** Cumulative rounding, begun at another group for each row: the shares add up exactly. */
  private void share(Demand row) {
    long able = 0;
    for (List<Agent> group : agents) {
      able += able(group, row.skill());
    }
    int first = Math.floorMod(row.date().toEpochDay() * 31 + row.shift().hashCode(), groups);
    long seen = 0;
    long given = 0;
    for (int i = 0; i < groups; i++) {
      int group = (first + i) % groups;
      seen += able == 0 ? 1 : able(agents.get(group), row.skill());
      long upTo = row.agents() * seen / (able == 0 ? groups : able);
      if (upTo > given) {
        demands
            .get(group)
            .add(new Demand(row.date(), row.shift(), row.skill(), (int) (upTo - given)));
      }
      given = upTo;
    }
  }

  private static long able(List<Agent> group, String skill) {
    return skill.isEmpty()
        ? group.size()
        : group.stream().filter(agent -> agent.skills().contains(skill)).count();
  }
}
