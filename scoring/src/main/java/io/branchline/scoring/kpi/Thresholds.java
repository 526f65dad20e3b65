package io.branchline.scoring.kpi;

import java.io.Serializable;

/**
 * The two waits that service levels speak of.
 *
 * @param seconds T: within it an answer is in time
 * @param shortSeconds S: who abandons within it has not really waited
 */
public record Thresholds(int seconds, int shortSeconds) implements Serializable {

  /** Checks that they are not negative. */
  public Thresholds {
    if (seconds < 0 || shortSeconds < 0) {
      throw new IllegalArgumentException(
          "thresholds " + seconds + " s and " + shortSeconds + " s are not both 0 or more");
    }
  }
}
