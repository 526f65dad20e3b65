package io.branchline.forecasting.erlang;

import static java.util.Objects.requireNonNull;

import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * The share of paid time that is not spent on the phones: breaks, training, leave, illness. Exact
 * decimal arithmetic: 21 agents at 30 % are 30 to roster, which doubles round to 31.
 *
 * @param share 0 to below 1
 */
public record Shrinkage(BigDecimal share) {

  /** Nobody is ever away. */
  public static final Shrinkage NONE = new Shrinkage(BigDecimal.ZERO);

  private static final int FAST_SCALE = 9;
  private static final long[] POWERS_OF_TEN = powersOfTen();

  /** Checks the range. */
  public Shrinkage {
    requireNonNull(share, "share is null");
    if (share.signum() < 0 || share.compareTo(BigDecimal.ONE) >= 0) {
      throw new IllegalArgumentException(
          "Shrinkage must be from 0 % to below 100 %, not "
              + share.movePointRight(2).stripTrailingZeros().toPlainString()
              + " %: with everybody away nobody could answer");
    }
  }

  /** A share such as 0.3, taken by its shortest decimal. */
  public static Shrinkage of(double share) {
    if (!Double.isFinite(share)) {
      throw new IllegalArgumentException("Shrinkage must be a share, not " + share);
    }
    return new Shrinkage(BigDecimal.valueOf(share));
  }

  /** Reads {@code 30%}, {@code 30 %} or {@code 0.30}. */
  public static Shrinkage parse(String text) {
    return new Shrinkage(Percent.parse(text, "Shrinkage"));
  }

  /** How many agents to roster so that this many are on the phones: agents / (1 - share), up. */
  public long scheduled(long agents) {
    if (share.signum() == 0) {
      return agents;
    }
    int scale = Math.max(0, share.scale());
    if (scale <= FAST_SCALE && agents <= Integer.MAX_VALUE) {
      long one = POWERS_OF_TEN[scale];
      long present =
          one - share.setScale(scale, RoundingMode.UNNECESSARY).unscaledValue().longValue();
      return (agents * one + present - 1) / present;
    }
    return BigDecimal.valueOf(agents)
        .divide(BigDecimal.ONE.subtract(share), 0, RoundingMode.CEILING)
        .longValueExact();
  }

  /** How many of these rostered agents are on the phones: agents x (1 - share), down. */
  public long productive(long rostered) {
    return BigDecimal.ONE
        .subtract(share)
        .multiply(BigDecimal.valueOf(rostered))
        .setScale(0, RoundingMode.FLOOR)
        .longValueExact();
  }

  private static long[] powersOfTen() {
    long[] powers = new long[FAST_SCALE + 1];
    powers[0] = 1;
    for (int i = 1; i < powers.length; i++) {
      powers[i] = 10 * powers[i - 1];
    }
    return powers;
  }
}
