package io.branchline.forecasting.adherence;

import static java.util.Objects.requireNonNull;

/** What an agent did for a stretch of time; where there is none the agent was logged out. */
public record Stay(Stretch time, Presence presence) {

  /** What counts as what. */
  public enum Presence {
    /** At work on the queues: ready, ringing, talking, holding or wrapping up. */
    WORKING,
    /** Not ready for a reason that is neither asked for nor held against the agent. */
    NEUTRAL,
    /** Not ready. */
    AWAY,
    /** Not logged in. */
    OUT
  }

  /** Checks that nothing is missing. */
  public Stay {
    requireNonNull(time, "time is null");
    requireNonNull(presence, "presence is null");
  }
}
