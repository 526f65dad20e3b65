package io.branchline.forecasting.roster;

import static java.util.Objects.requireNonNull;

import java.time.LocalDate;

/**
 * Agents wanted in a shift on a day. An agent fills one place, whatever they can do.
 *
 * @param skill that they must have; empty for any
 * @param agents 0 or more
 * @param whole the shift's whole need, of which {@code agents} is the part that is asked for here
 * @param openElsewhere places of the whole need that nobody fills and that are not asked for here
 */
public record Demand(
    LocalDate date, String shift, String skill, int agents, int whole, int openElsewhere) {

  /** Checks the numbers. */
  public Demand {
    requireNonNull(date, "date is null");
    requireNonNull(shift, "shift is null");
    requireNonNull(skill, "skill is null");
    if (agents < 0) {
      throw new IllegalArgumentException(
          "The demand for shift " + shift + " on " + date + " is " + agents + ", less than nobody");
    }
    if (openElsewhere < 0 || agents > whole - openElsewhere) {
      throw new IllegalArgumentException(
          "A part of the demand for shift " + shift + " on " + date + " is more than the whole");
    }
  }

  /** A whole need. */
  public Demand(LocalDate date, String shift, String skill, int agents) {
    this(date, shift, skill, agents, agents, 0);
  }

  /** Some of these places, for those who can fill them while others stay as they are. */
  public Demand part(int places, int open) {
    return new Demand(date, shift, skill, places, whole, open);
  }
}
