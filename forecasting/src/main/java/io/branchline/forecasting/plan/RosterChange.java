package io.branchline.forecasting.plan;

import static java.util.Objects.requireNonNull;

import java.time.LocalDate;

/**
 * What a planner changes by hand.
 *
 * @param shift id of a shift type; empty takes the shift away
 */
public record RosterChange(String agent, LocalDate date, String shift) {
  /** Checks that nothing is missing. */
  public RosterChange {
    requireNonNull(agent, "agent is null");
    requireNonNull(date, "date is null");
    requireNonNull(shift, "shift is null");
  }
}
