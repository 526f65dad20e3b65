package io.branchline.forecasting.arrival;

/** The normal distribution. */
final class Normal {

  private static final double STEP = 1e-12;

  private Normal() {}

  /** The value below which a standard normal variable stays with a probability between 0 and 1. */
  static double quantile(double probability) {
    double low = -9;
    double high = 9;
    while (high - low > STEP) {
      double middle = (low + high) / 2;
      if (cumulative(middle) < probability) {
        low = middle;
      } else {
        high = middle;
      }
    }
    return (low + high) / 2;
  }

  /**
   * The probability of staying below, by Marsaglia's series (Journal of Statistical Software 11(4),
   * 2004).
   */
  static double cumulative(double x) {
    if (x < -8 || x > 8) {
      return x < 0 ? 0 : 1;
    }
    double sum = x;
    double term = x;
    double before = 0;
    for (int i = 3; sum != before; i += 2) {
      before = sum;
      term *= x * x / i;
      sum += term;
    }
    return 0.5 + sum * Math.exp(-0.5 * x * x) / Math.sqrt(2 * Math.PI);
  }
}
