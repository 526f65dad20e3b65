package io.branchline.ingest.simulate;

import java.util.SplittableRandom;

/**
 * Random variates from one seed. Uses {@link StrictMath}, so that every machine and every compiler
 * stage draws the same bits.
 */
final class Draw {

  private final SplittableRandom random;
  private double spareGaussian = Double.NaN;

  Draw(long seed) {
    this.random = new SplittableRandom(seed);
  }

  /** Uniform in [0, 1). */
  double uniform() {
    return random.nextDouble();
  }

  /** Uniform in [0, bound). */
  int below(int bound) {
    return random.nextInt(bound);
  }

  /** Uniform in [low, high]. */
  long between(long low, long high) {
    return random.nextLong(low, high + 1);
  }

  boolean chance(double probability) {
    return random.nextDouble() < probability;
  }

  /** Exponential with mean 1. */
  double exponential() {
    return -StrictMath.log(1 - random.nextDouble());
  }

  /** Weibull with the given shape and scale 1. */
  double weibull(double shape) {
    double e = exponential();
    return shape == 1 ? e : StrictMath.pow(e, 1 / shape);
  }

  /** Standard normal, by Marsaglia's polar method. */
  double gaussian() {
    if (!Double.isNaN(spareGaussian)) {
      double spare = spareGaussian;
      spareGaussian = Double.NaN;
      return spare;
    }
    while (true) {
      double x = 2 * random.nextDouble() - 1;
      double y = 2 * random.nextDouble() - 1;
      double s = x * x + y * y;
      if (s < 1 && s > 0) {
        double factor = Math.sqrt(-2 * StrictMath.log(s) / s);
        spareGaussian = y * factor;
        return x * factor;
      }
    }
  }

  /** Lognormal with the given mean and the standard deviation sigma of its logarithm. */
  double lognormal(double mean, double sigma) {
    return mean * StrictMath.exp(sigma * gaussian() - sigma * sigma / 2);
  }

  /**
   * Gamma with mean 1 and the given coefficient of variation, by Marsaglia and Tsang, "A simple
   * method for generating gamma variables", ACM TOMS 26(3), 2000; needs a coefficient of at most 1.
   */
  double gammaAroundOne(double variation) {
    double shape = 1 / (variation * variation);
    double d = shape - 1.0 / 3;
    double c = 1 / Math.sqrt(9 * d);
    while (true) {
      double x = gaussian();
      double v = 1 + c * x;
      if (v > 0) {
        double cube = v * v * v;
        if (StrictMath.log(1 - random.nextDouble())
            < 0.5 * x * x + d - d * cube + d * StrictMath.log(cube)) {
          return d * cube / shape;
        }
      }
    }
  }

  /** A lognormal time in whole milliseconds. */
  long millis(double meanSeconds, double sigma) {
    return Math.round(lognormal(meanSeconds, sigma) * 1000);
  }
}
