package io.branchline.forecasting.roster;

import static java.util.Objects.requireNonNull;

import java.time.LocalDate;

/**
 * Agents wanted in a shift on a day. An agent fills one place, whatever they can do.
 *
 * @param skill that they must have; empty for any
 * @param agents 0 or more
 */
public record Demand(LocalDate date, String shift, String skill, int agents) {

  /** Checks the number. */
  public Demand {
    requireNonNull(date, "date is null");
    requireNonNull(shift, "shift is null");
    requireNonNull(skill, "skill is null");
    if (agents < 0) {
      throw new IllegalArgumentException(
          "The demand for shift " + shift + " on " + date + " is " + agents + ", less than nobody");
    }
  }
}
