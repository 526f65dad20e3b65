package io.branchline.console.figure;

import java.util.Collection;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/**
 * A figure with what it rests on.
 *
 * @param value null where nothing happened
 * @param n the calls below the line
 * @param low lower end of the 95 % interval; null where there is too little to tell
 * @param high upper end
 */
public record Figure(@Nullable Double value, long n, @Nullable Double low, @Nullable Double high) {

  /** Nothing happened. */
  public static final Figure NONE = new Figure(null, 0, null, null);

  private static final double Z = 1.959963984540054;

  /** Student's t at 97.5 % for 1 to 30 degrees of freedom. */
  private static final double[] T = {
    12.706, 4.303, 3.182, 2.776, 2.571, 2.447, 2.365, 2.306, 2.262, 2.228, 2.201, 2.179, 2.160,
    2.145, 2.131, 2.120, 2.110, 2.101, 2.093, 2.086, 2.080, 2.074, 2.069, 2.064, 2.060, 2.056,
    2.052, 2.048, 2.045, 2.042
  };

  /** A share of calls with Wilson's score interval (Wilson 1927). */
  static Figure share(long above, long below) {
    if (below <= 0) {
      return NONE;
    }
    double n = below;
    double p = above / n;
    double z2 = Z * Z;
    double centre = (p + z2 / (2 * n)) / (1 + z2 / n);
    double half = Z / (1 + z2 / n) * Math.sqrt(p * (1 - p) / n + z2 / (4 * n * n));
    return new Figure(p, below, Math.max(0, centre - half), Math.min(1, centre + half));
  }

  /**
   * A mean over calls, sum over sum, whose interval treats the days as the sample: calls of one day
   * are alike (Cochran 1977, ratio estimator). Two days at least for an interval.
   */
  static <D> Figure ratio(
      Collection<D> days, ToDoubleFunction<D> above, ToDoubleFunction<D> below) {
    double y = days.stream().mapToDouble(above).sum();
    double x = days.stream().mapToDouble(below).sum();
    if (x <= 0) {
      return NONE;
    }
    double ratio = y / x;
    long used = days.stream().filter(day -> below.applyAsDouble(day) > 0).count();
    if (used < 2) {
      return new Figure(ratio, Math.round(x), null, null);
    }
    double squares = 0;
    for (D day : days) {
      double residual = above.applyAsDouble(day) - ratio * below.applyAsDouble(day);
      squares += residual * residual;
    }
    double half = t(used - 1) * Math.sqrt(squares * used / (used - 1)) / x;
    return new Figure(ratio, Math.round(x), Math.max(0, ratio - half), ratio + half);
  }

  /** A mean of scores of 0 to 100 with Student's interval. */
  static Figure mean(Scores scores) {
    long n = scores.calls();
    if (n == 0) {
      return NONE;
    }
    double mean = scores.sum() / n;
    if (n < 2) {
      return new Figure(mean, n, null, null);
    }
    double variance = Math.max(0, (scores.squares() - n * mean * mean) / (n - 1));
    double half = t(n - 1) * Math.sqrt(variance / n);
    return new Figure(mean, n, Math.max(0, mean - half), Math.min(100, mean + half));
  }

  private static double t(long degrees) {
    return degrees <= T.length ? T[(int) degrees - 1] : Z + 2.4 / degrees;
  }
}
