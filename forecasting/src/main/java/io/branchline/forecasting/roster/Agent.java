package io.branchline.forecasting.roster;

import static java.util.Objects.requireNonNull;

import java.util.Set;

/**
 * Somebody who can be rostered.
 *
 * @param skills queues that the agent can serve
 * @param protections the law's special protections that hold for the agent in this period
 */
public record Agent(
    String id,
    String name,
    String team,
    Set<String> skills,
    Contract contract,
    Set<Protection> protections) {

  /** Whom the law protects from nights or overtime. */
  public enum Protection {
    /** Seven months pregnant or more. */
    PREGNANT,
    /** Nursing a child of less than a year. */
    NURSING,
    /** 16 or 17 years old. */
    MINOR
  }

  /** Checks and copies. */
  public Agent {
    if (requireNonNull(id, "id is null").isEmpty()) {
      throw new IllegalArgumentException("An agent needs an id");
    }
    requireNonNull(name, "name is null");
    requireNonNull(team, "team is null");
    requireNonNull(contract, "contract is null");
    skills = Set.copyOf(skills);
    protections = Set.copyOf(protections);
  }

  /** A full-time agent without protections. */
  public static Agent of(String id, String... skills) {
    return new Agent(id, id, "", Set.of(skills), Contract.FULL_TIME, Set.of());
  }

  /** The same with another contract. */
  public Agent with(Contract other) {
    return new Agent(id, name, team, skills, other, protections);
  }

  /** The same with these protections. */
  public Agent with(Protection... other) {
    return new Agent(id, name, team, skills, contract, Set.of(other));
  }
}
