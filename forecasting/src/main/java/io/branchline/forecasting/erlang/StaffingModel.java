package io.branchline.forecasting.erlang;

/**
 * A queueing model, forward (agents to what callers see) and backward (a target to agents, agents
 * to calls). Immutable and safe for many threads.
 */
public interface StaffingModel {

  /** S where nobody names another. */
  double DEFAULT_SHORT_SECONDS = 5;

  /** The model's name in tables and reports, such as {@code erlang-c}. */
  String name();

  /**
   * What these agents reach with this load.
   *
   * @param agents on the phones, above 0; need not be whole
   * @param thresholdSeconds T of the service level
   * @param shortSeconds S of the short abandons
   */
  Performance at(double agents, Load load, double thresholdSeconds, double shortSeconds);

  /** What these agents reach with this load, S being 5 s. */
  default Performance at(double agents, Load load, double thresholdSeconds) {
    return at(agents, load, thresholdSeconds, DEFAULT_SHORT_SECONDS);
  }

  /** The smallest whole number of agents that meets the target. */
  default Requirement solve(Load load, Target target) {
    if (load.calls() == 0) {
      return Requirement.NOTHING;
    }
    long agents = Search.smallestAgents(this, load, target);
    return Requirement.of(
        agents, target, at((double) agents, load, target.seconds(), target.shortSeconds()));
  }

  /** The least agents that meet the target, fractions of an agent allowed; 0 without calls. */
  default double solveFractional(Load load, Target target) {
    return load.calls() == 0 ? 0 : Search.leastAgents(this, load, target);
  }

  /**
   * The most calls in the interval that these agents can take and still meet the target.
   *
   * @param load gives the handle time and the interval; its calls are not looked at
   */
  default double callsFor(double agents, Load load, Target target) {
    return Search.mostCalls(this, agents, load, target);
  }
}
