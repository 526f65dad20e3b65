package io.branchline.forecasting.simulation;

import static java.util.Objects.requireNonNull;

import java.util.List;

/**
 * Agents who are alike.
 *
 * @param agents on the phones in each interval, 0 or more
 * @param skills the numbers of the call types that they take, from 0
 * @param pace how long they take for a call, compared with others: 1.2 for new staff who need a
 *     fifth longer
 */
public record Team(String name, List<Integer> agents, List<Integer> skills, double pace) {

  /** Checks the ranges. */
  public Team {
    requireNonNull(name, "name is null");
    agents = List.copyOf(agents);
    skills = List.copyOf(skills);
    Centre.check(pace > 0 && pace < 1000, "The pace of team " + name, pace, "above 0");
    for (int count : agents) {
      Centre.check(count >= 0, "The agents of team " + name, count, "0 or more");
    }
    if (skills.isEmpty()) {
      throw new IllegalArgumentException("Team " + name + " has no skill, so it answers nobody.");
    }
  }

  /** A team of ordinary pace. */
  public static Team of(String name, List<Integer> agents, List<Integer> skills) {
    return new Team(name, agents, skills, 1);
  }
}
