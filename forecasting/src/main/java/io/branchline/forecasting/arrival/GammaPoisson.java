package io.branchline.forecasting.arrival;

import java.io.Serializable;
import java.util.Arrays;

/**
 * A count whose Poisson rate is itself uncertain: mean m, variance m + v m^2 (negative binomial).
 *
 * @param mean m, at least 0
 * @param relativeVariance v, the squared coefficient of variation of the rate; 0 is Poisson
 */
public record GammaPoisson(double mean, double relativeVariance) implements Serializable {

  /*
   * Exact by summing probabilities from 0 up to a mean of 400; beyond that the gamma distribution of the same mean and
   * variance by Wilson and Hilferty (1931), whose cube root is all but normal there.
   */

  private static final double EXACT_UP_TO = 400;
  private static final double SUMMED_UP_TO = 30;
  private static final double POISSON_BELOW = 1e-9;

  /** Checks the ranges. */
  public GammaPoisson {
    if (!(mean >= 0 && mean < Double.POSITIVE_INFINITY && relativeVariance >= 0)) {
      throw new IllegalArgumentException(
          "No distribution has mean " + mean + " and relative variance " + relativeVariance);
    }
  }

  /** Variance in calls squared. */
  public double variance() {
    return mean + relativeVariance * mean * mean;
  }

  /**
   * The interval that leaves as much out below as above.
   *
   * @param level share within, such as 0.8
   */
  public Range range(double level) {
    double[] both = quantiles((1 - level) / 2, (1 + level) / 2);
    return new Range(both[0], both[1]);
  }

  /**
   * Calls from low to high, both included.
   *
   * @param low the largest count that is not below the interval
   * @param high the smallest count that is not above it
   */
  public record Range(double low, double high) implements Serializable {

    /** Whether a count lies within. */
    public boolean holds(double calls) {
      return calls >= low && calls <= high;
    }
  }

  /**
   * For each probability the smallest count that is not exceeded with it.
   *
   * @param ascending probabilities above 0 and below 1
   */
  public double[] quantiles(double... ascending) {
    double[] quantiles = new double[ascending.length];
    if (mean == 0) {
      return quantiles;
    }
    if (mean > EXACT_UP_TO) {
      Arrays.setAll(quantiles, i -> Math.rint(gamma(ascending[i])));
      return quantiles;
    }
    boolean poisson = relativeVariance < POISSON_BELOW;
    double size = poisson ? 0 : 1 / relativeVariance;
    double share = poisson ? 0 : mean / (mean + size);
    double probability = poisson ? Math.exp(-mean) : Math.exp(size * Math.log1p(-share));
    double sum = probability;
    int count = 0;
    double most = mean + 40 * Math.sqrt(variance()) + 40;
    for (int i = 0; i < ascending.length; i++) {
      while (sum < ascending[i] && count < most) {
        count++;
        probability *= poisson ? mean / count : share * (size + count - 1) / count;
        sum += probability;
      }
      quantiles[i] = count;
    }
    return quantiles;
  }

  /**
   * The probability of at most so many calls. Above a mean of 30 by the gamma distribution with
   * half a call of continuity.
   */
  double cumulative(double calls) {
    if (calls < 0) {
      return 0;
    }
    if (mean == 0) {
      return 1;
    }
    if (mean > SUMMED_UP_TO) {
      double shape = mean * mean / variance();
      double root = Math.cbrt((calls + 0.5) / mean) - 1 + 1 / (9 * shape);
      return Normal.cumulative(root * Math.sqrt(9 * shape));
    }
    boolean poisson = relativeVariance < POISSON_BELOW;
    double size = poisson ? 0 : 1 / relativeVariance;
    double share = poisson ? 0 : mean / (mean + size);
    double probability = poisson ? Math.exp(-mean) : Math.exp(size * Math.log1p(-share));
    double sum = probability;
    for (int count = 1; count <= calls; count++) {
      probability *= poisson ? mean / count : share * (size + count - 1) / count;
      sum += probability;
    }
    return Math.min(1, sum);
  }

  /**
   * How much of what came lies within the middle so much of the distribution, from 0 to 1: counts
   * are lumps, and a lump that straddles an end lies partly within.
   */
  public double within(double calls, double level) {
    double below = cumulative(calls - 1);
    double upTo = cumulative(calls);
    double low = (1 - level) / 2;
    double high = (1 + level) / 2;
    if (upTo - below < 1e-12) {
      return below >= low && upTo <= high ? 1 : 0;
    }
    return Math.max(0, Math.min(upTo, high) - Math.max(below, low)) / (upTo - below);
  }

  private double gamma(double probability) {
    double shape = mean * mean / variance();
    double root = 1 - 1 / (9 * shape) + Normal.quantile(probability) / Math.sqrt(9 * shape);
    return mean * Math.pow(Math.max(0, root), 3);
  }
}
