package io.branchline.forecasting.erlang;

import static java.util.Objects.requireNonNull;

import java.math.BigDecimal;

/**
 * What is promised to callers and to agents. Every part that is set must hold.
 *
 * <p>A percentile of the wait is a service level too: "nine in ten of the answered wait at most 30
 * s" is {@code Target.of(0.9, 30).by(ANSWERED_ONLY)}.
 *
 * @param level the service level to reach, 0 (none promised) to below 1
 * @param seconds T, the wait that still counts as in time
 * @param formula which service level
 * @param shortSeconds S, the wait below which hanging up counts as short
 * @param maxAsaSeconds longest mean wait of the answered; infinite for none
 * @param maxAbandoned largest share that may hang up; 1 for none
 * @param maxOccupancy largest busy share of agents' time, above 0 to 1
 * @param shrinkage share of paid time away from the phones
 */
public record Target(
    double level,
    double seconds,
    ServiceLevelFormula formula,
    double shortSeconds,
    double maxAsaSeconds,
    double maxAbandoned,
    double maxOccupancy,
    Shrinkage shrinkage) {

  /** Equality at a limit counts as met in spite of rounding in the last digits. */
  private static final double TOLERANCE = 1e-12;

  /** Checks the ranges. */
  public Target {
    requireNonNull(formula, "formula is null");
    requireNonNull(shrinkage, "shrinkage is null");
    check(
        level >= 0 && level < 1,
        "The service level "
            + percent(level)
            + " must be from 0 % to below 100 %: no number of"
            + " agents guarantees that nobody waits. Maybe 99 %?");
    check(seconds >= 0, "The target's seconds must be 0 or more, not " + seconds);
    check(shortSeconds >= 0, "The short abandon's seconds must be 0 or more, not " + shortSeconds);
    check(maxAsaSeconds > 0, "The longest mean wait must be above 0 s, not " + maxAsaSeconds);
    check(
        maxAbandoned > 0 && maxAbandoned <= 1,
        "The largest abandoned share must be above 0 % to 100 %, not " + percent(maxAbandoned));
    check(
        maxOccupancy > 0 && maxOccupancy <= 1,
        "The maximum occupancy must be above 0 % to 100 %, not " + percent(maxOccupancy));
  }

  /** A service level of offered calls, such as 0.80 within 20 s, and nothing else. */
  public static Target of(double level, double seconds) {
    return new Target(
        level,
        seconds,
        ServiceLevelFormula.NEGATIVE,
        5,
        Double.POSITIVE_INFINITY,
        1,
        1,
        Shrinkage.NONE);
  }

  /** A mean wait of the answered, and nothing else. */
  public static Target ofAsa(double seconds) {
    return of(0, 20).withMaxAsa(seconds);
  }

  /** Reads {@code 80/20}: 80 % within 20 seconds. */
  public static Target parse(String text) {
    String[] parts = text.split("/", -1);
    if (parts.length != 2) {
      throw new IllegalArgumentException(
          "The target '" + text + "' is not LEVEL/SECONDS. Maybe 80/20?");
    }
    BigDecimal level = Percent.parse(parts[0], "The target's level");
    try {
      return of(level.doubleValue(), Double.parseDouble(parts[1].strip()));
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException(
          "The target's seconds '" + parts[1] + "' are not a number. Maybe 80/20?", e);
    }
  }

  /** The same by another formula. */
  public Target by(ServiceLevelFormula other) {
    return new Target(
        level, seconds, other, shortSeconds, maxAsaSeconds, maxAbandoned, maxOccupancy, shrinkage);
  }

  /** The same with another S. */
  public Target withShortSeconds(double other) {
    return new Target(
        level, seconds, formula, other, maxAsaSeconds, maxAbandoned, maxOccupancy, shrinkage);
  }

  /** The same with a longest mean wait. */
  public Target withMaxAsa(double otherSeconds) {
    return new Target(
        level, seconds, formula, shortSeconds, otherSeconds, maxAbandoned, maxOccupancy, shrinkage);
  }

  /** The same with a largest abandoned share. */
  public Target withMaxAbandoned(double other) {
    return new Target(
        level, seconds, formula, shortSeconds, maxAsaSeconds, other, maxOccupancy, shrinkage);
  }

  /** The same with a maximum occupancy. */
  public Target withMaxOccupancy(double other) {
    return new Target(
        level, seconds, formula, shortSeconds, maxAsaSeconds, maxAbandoned, other, shrinkage);
  }

  /** The same with a shrinkage. */
  public Target withShrinkage(Shrinkage other) {
    return new Target(
        level, seconds, formula, shortSeconds, maxAsaSeconds, maxAbandoned, maxOccupancy, other);
  }

  /** Whether all that is promised holds; a queue that grows for ever meets nothing. */
  public boolean metBy(Performance performance) {
    return performance.asaSeconds() < Double.POSITIVE_INFINITY
        && performance.serviceLevel(formula) >= level - TOLERANCE
        && performance.asaSeconds() <= maxAsaSeconds * (1 + TOLERANCE)
        && performance.abandoned() <= maxAbandoned + TOLERANCE
        && performance.occupancy() <= maxOccupancy + TOLERANCE;
  }

  private static void check(boolean good, String message) {
    if (!good) {
      throw new IllegalArgumentException(message);
    }
  }

  private static String percent(double share) {
    return Double.isFinite(share)
        ? BigDecimal.valueOf(share).movePointRight(2).stripTrailingZeros().toPlainString() + " %"
        : share + "";
  }
}
