package io.branchline.forecasting.roster.solver;

import io.branchline.forecasting.roster.Roster;
import org.jspecify.annotations.Nullable;

/**
 * What the search came to.
 *
 * @param roster the best; null where there is none or none was found
 * @param cost of the roster by the model; NaN without one
 * @param bound no roster of the model costs less
 * @param conflict why there is none; null otherwise
 */
public record RosterSolution(
    Status status,
    @Nullable Roster roster,
    double cost,
    double bound,
    double seconds,
    @Nullable Conflict conflict) {

  /** How it ended. */
  public enum Status {
    /** Nothing costs less. */
    OPTIMAL,
    /** The best so far. */
    FEASIBLE,
    /** Proved that none exists. */
    INFEASIBLE,
    /** The time was over before the first. */
    NOTHING_FOUND
  }

  /** (cost - bound) / cost; NaN without a roster. */
  public double gap() {
    return new SearchProgress(cost, bound, seconds).gap();
  }
}
