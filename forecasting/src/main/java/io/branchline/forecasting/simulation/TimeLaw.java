package io.branchline.forecasting.simulation;

import java.util.random.RandomGenerator;

/** How long something takes that differs from call to call: a caller's patience, handling. */
public interface TimeLaw {

  /** One time in seconds, 0 or more; infinite where it never ends. */
  double draw(RandomGenerator random);

  /** Its mean in seconds. */
  double meanSeconds();

  /** Memoryless, as Erlang's formulas assume. */
  static TimeLaw exponential(double meanSeconds) {
    return new Exponential(meanSeconds);
  }

  /**
   * Lognormal, as handle times of real centres are (Brown et al., JASA 100(469), 2005).
   *
   * @param variation standard deviation / mean, above 0
   */
  static TimeLaw lognormal(double meanSeconds, double variation) {
    return new Lognormal(meanSeconds, variation);
  }

  /** Always the same; 0 as patience is a line that is never waited in. */
  static TimeLaw constant(double seconds) {
    return new Constant(seconds);
  }

  /** Nobody ever hangs up. */
  static TimeLaw endless() {
    return new Constant(Double.POSITIVE_INFINITY);
  }

  /** See {@link #exponential}. */
  record Exponential(double meanSeconds) implements TimeLaw {
    /** Checks the range. */
    public Exponential {
      Centre.check(meanSeconds > 0 && meanSeconds < 1e9, "A mean time", meanSeconds, "above 0 s");
    }

    @Override
    public double draw(RandomGenerator random) {
      return meanSeconds * random.nextExponential();
    }
  }

  /** See {@link #lognormal}. */
  record Lognormal(double meanSeconds, double variation) implements TimeLaw {
    /** Checks the ranges. */
    public Lognormal {
      Centre.check(meanSeconds > 0 && meanSeconds < 1e9, "A mean time", meanSeconds, "above 0 s");
      Centre.check(
          variation > 0 && variation < 100, "A coefficient of variation", variation, "> 0");
    }

    @Override
    public double draw(RandomGenerator random) {
      double variance = Math.log1p(variation * variation);
      return meanSeconds * Math.exp(Math.sqrt(variance) * random.nextGaussian() - variance / 2);
    }
  }

  /** See {@link #constant}. */
  record Constant(double meanSeconds) implements TimeLaw {
    /** Checks the range. */
    public Constant {
      Centre.check(meanSeconds >= 0, "A time", meanSeconds, "0 s or more");
    }

    @Override
    public double draw(RandomGenerator random) {
      return meanSeconds;
    }
  }
}
