package io.branchline.forecasting.whatif;

import static java.util.Objects.requireNonNull;

import io.branchline.forecasting.erlang.Shrinkage;
import io.branchline.forecasting.erlang.Target;
import java.math.BigDecimal;

/**
 * How far each change goes. Shares are of 1: 0.6 for 60 %.
 *
 * @param level to promise instead, 0 to below 1
 * @param seconds within which
 * @param longer more handle time
 * @param shrinkage instead of today's
 * @param absence of the rostered, 0 to below 1
 * @param rush more calls
 * @param newStaff agents who are new, 0 to 1
 * @param slower more time that a new agent takes for a call
 */
public record Changes(
    BigDecimal level,
    double seconds,
    BigDecimal longer,
    Shrinkage shrinkage,
    BigDecimal absence,
    BigDecimal rush,
    BigDecimal newStaff,
    BigDecimal slower) {

  /** What is asked where nothing else is said. */
  public static final Changes USUAL =
      new Changes(
          percent(93),
          20,
          percent(10),
          new Shrinkage(percent(35)),
          percent(10),
          percent(60),
          percent(30),
          percent(20));

  /** Nothing is null; the ranges are the scenarios'. */
  public Changes {
    requireNonNull(level, "level is null");
    requireNonNull(longer, "longer is null");
    requireNonNull(shrinkage, "shrinkage is null");
    requireNonNull(absence, "absence is null");
    requireNonNull(rush, "rush is null");
    requireNonNull(newStaff, "newStaff is null");
    requireNonNull(slower, "slower is null");
  }

  /** Another promise than today's: 93 % within 20 s, or 80 % where that is today's. */
  public static Target usualTarget(Target today) {
    Target other = Target.of(USUAL.level().doubleValue(), USUAL.seconds());
    boolean same = today.level() == other.level() && today.seconds() == other.seconds();
    return same ? Target.of(0.8, USUAL.seconds()) : other;
  }

  private static BigDecimal percent(int whole) {
    return BigDecimal.valueOf(whole, 2);
  }
}
