package io.branchline.forecasting.adherence;

import static java.util.Objects.requireNonNull;

import java.time.Duration;

/**
 * What is held against an agent.
 *
 * @param outside whether work outside the shift counts against adherence
 * @param grace deviations up to this long are none
 */
public record Terms(Outside outside, Duration grace) {

  /** Work before and after the shift. */
  public enum Outside {
    /** It is a deviation, and scheduled time grows by it (Genesys Cloud's option). */
    COUNTS,
    /** It is listed, and changes adherence in no way. */
    IGNORED
  }

  /** Every second counts, but not what was worked beyond the shift. */
  public static final Terms USUAL = new Terms(Outside.IGNORED, Duration.ZERO);

  /** Checks the sign. */
  public Terms {
    requireNonNull(outside, "outside is null");
    if (grace.isNegative()) {
      throw new IllegalArgumentException("The grace is " + grace + ", less than nothing");
    }
  }
}
