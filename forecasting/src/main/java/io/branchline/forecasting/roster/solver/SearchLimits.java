package io.branchline.forecasting.roster.solver;

import static java.util.Objects.requireNonNull;

import java.time.Duration;

/**
 * How long and how widely to search.
 *
 * @param time wall clock, the best roster so far is kept when it is over
 * @param effort the solver's own deterministic units (about a second each on an idle core), after
 *     which it stops whatever the clock says; infinity for none. With one worker, the same seed and
 *     the same effort give the same roster on every machine
 * @param workers threads; 1 is repeatable
 * @param seed of the search
 */
public record SearchLimits(Duration time, double effort, int workers, int seed) {

  /** Checks that there is time and somebody to use it. */
  public SearchLimits {
    requireNonNull(time, "time is null");
    if (time.isNegative() || time.isZero() || !(effort > 0)) {
      throw new IllegalArgumentException("A search needs time, not " + time + " and " + effort);
    }
    if (workers < 1) {
      throw new IllegalArgumentException("A search needs a worker, not " + workers);
    }
  }

  /** Limited by the clock only. */
  public static SearchLimits of(Duration time, int workers, int seed) {
    return new SearchLimits(time, Double.POSITIVE_INFINITY, workers, seed);
  }

  /** The same with another clock. */
  public SearchLimits within(Duration other) {
    return new SearchLimits(other, effort, workers, seed);
  }
}
