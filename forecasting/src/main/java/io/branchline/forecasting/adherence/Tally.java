package io.branchline.forecasting.adherence;

import org.jspecify.annotations.Nullable;

/**
 * Seconds of one shift or of many: figures of days, agents and branches are computed from summed
 * seconds, never as a mean of rates.
 *
 * @param scheduled work and breaks as planned, as far as they have passed
 * @param scheduledWork of it work
 * @param neutral scheduled seconds in a neutral state: they leave numerator and denominator
 * @param out scheduled seconds in another state than the planned one
 * @param outside worked seconds before and after the shift
 * @param outsideCounted of them those that count against adherence
 * @param worked all worked seconds, those outside included
 */
public record Tally(
    double scheduled,
    double scheduledWork,
    double neutral,
    double out,
    double outside,
    double outsideCounted,
    double worked) {

  /** Nothing was planned and nobody worked. */
  public static final Tally NOTHING = new Tally(0, 0, 0, 0, 0, 0, 0);

  /** The sum. */
  public Tally plus(Tally other) {
    return new Tally(
        scheduled + other.scheduled,
        scheduledWork + other.scheduledWork,
        neutral + other.neutral,
        out + other.out,
        outside + other.outside,
        outsideCounted + other.outsideCounted,
        worked + other.worked);
  }

  /**
   * The share of scheduled time in which the agent did what was scheduled: {@code 1 - (out +
   * outside) / (scheduled - neutral + outside)}, outside only where it counts (Genesys Cloud, "How
   * Genesys Cloud calculates adherence and conformance"; neutral states as in Calabrio, "About
   * historical adherence"). Null where nothing was scheduled or all of it was neutral.
   */
  public @Nullable Double adherence() {
    double judged = scheduled - neutral + outsideCounted;
    return scheduled <= 0 || judged <= 0
        ? null
        : Double.valueOf(Math.max(0, 1 - (out + outsideCounted) / judged));
  }

  /**
   * Time worked over time that was to be worked, whenever it was worked; above 1 for who works
   * longer. Null where no work was scheduled: without a schedule there is no figure (the source
   * says infinity).
   */
  public @Nullable Double conformance() {
    return scheduledWork <= 0 ? null : Double.valueOf(worked / scheduledWork);
  }
}
