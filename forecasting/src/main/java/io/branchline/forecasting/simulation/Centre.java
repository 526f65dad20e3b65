package io.branchline.forecasting.simulation;

import java.util.List;

/**
 * Who calls and who answers. A call goes to the idle team with the fewest skills that takes its
 * type (specialists before all-rounders, then in the order given); an agent who becomes free takes
 * the waiting call of the highest priority, of these the one that waits longest. When a team
 * shrinks, idle agents go at once and busy ones after their call.
 *
 * @param types the calls' kinds
 * @param teams all with the same number of intervals
 * @param intervalSeconds how long an interval lasts
 */
public record Centre(List<CallType> types, List<Team> teams, double intervalSeconds) {

  /** Checks that all fits together. */
  public Centre {
    types = List.copyOf(types);
    teams = List.copyOf(teams);
    check(
        intervalSeconds > 0 && intervalSeconds < 1e9, "An interval", intervalSeconds, "above 0 s");
    if (types.isEmpty() || teams.isEmpty()) {
      throw new IllegalArgumentException("A centre needs a call type and a team.");
    }
    for (Team team : teams) {
      check(
          !team.agents().isEmpty() && team.agents().size() == teams.get(0).agents().size(),
          "The number of intervals of team " + team.name(),
          team.agents().size(),
          "the same for all teams, 1 or more");
      for (int skill : team.skills()) {
        check(
            skill >= 0 && skill < types.size(),
            "A skill of team " + team.name(),
            skill,
            "the number of a call type, 0 to " + (types.size() - 1));
      }
    }
  }

  /** One kind of call, one team: what Erlang's formulas describe. */
  public static Centre of(CallType type, List<Integer> agents, double intervalSeconds) {
    return new Centre(
        List.of(type), List.of(Team.of("agents", agents, List.of(0))), intervalSeconds);
  }

  /** How many intervals there are. */
  public int intervals() {
    return teams.get(0).agents().size();
  }

  static void check(boolean good, String what, double value, String allowed) {
    if (!good) {
      throw new IllegalArgumentException(what + " must be " + allowed + ", not " + value);
    }
  }
}
