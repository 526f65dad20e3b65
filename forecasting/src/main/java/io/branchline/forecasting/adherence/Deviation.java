package io.branchline.forecasting.adherence;

import static java.util.Objects.requireNonNull;

/** A stretch in which an agent did something else than planned. */
public record Deviation(Kind kind, Stretch time) {

  /** What was wrong. */
  public enum Kind {
    /** Never came. */
    ABSENT,
    /** Came after the shift began. */
    LATE,
    /** Logged out before the shift ended and did not come back. */
    LEFT_EARLY,
    /** Logged out in between. */
    LOGGED_OUT,
    /** Not ready when work was planned. */
    AWAY,
    /** Worked when a break was planned. */
    WORKED_IN_BREAK,
    /** Worked before or after the shift. */
    OUTSIDE
  }

  /** Checks that nothing is missing. */
  public Deviation {
    requireNonNull(kind, "kind is null");
    requireNonNull(time, "time is null");
  }
}
