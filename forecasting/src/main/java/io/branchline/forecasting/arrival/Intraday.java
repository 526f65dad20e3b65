package io.branchline.forecasting.arrival;

import java.util.Arrays;

/**
 * The level of a day that is under way.
 *
 * @param factor what the rest of the day's forecast is to be multiplied by
 * @param dayVariance squared coefficient of variation of the level that is left
 */
public record Intraday(double factor, double dayVariance) {

  /*
   * Before the day its level G is gamma with mean 1 and variance v: shape and rate 1/v. Calls so far, O where E were expected,
   * are Poisson given G but for what slots do on their own: their variance given G = 1 is E + k sum m^2 = c E. Counting O
   * and E by c makes them worth what they tell, and the gamma stays a gamma: shape 1/v + O/c, rate 1/v + E/c. So the factor
   * is the observed ratio drawn to 1, and it is drawn the less the more has been seen (Shen & Huang, M&SOM 2008).
   */

  /** Nothing has been seen yet. */
  public static Intraday before(double dayVariance) {
    return new Intraday(1, dayVariance);
  }

  /**
   * Learns from the intervals that are over.
   *
   * @param dayVariance of the level before the day
   * @param slotVariance of an interval within its day
   * @param expected calls of each interval that is over
   * @param came calls in each of them
   */
  public static Intraday after(
      double dayVariance, double slotVariance, double[] expected, double[] came) {
    if (expected.length != came.length) {
      throw new IllegalArgumentException(
          expected.length + " intervals were expected, " + came.length + " came");
    }
    double sum = Arrays.stream(expected).sum();
    if (sum == 0 || dayVariance <= 0) {
      return before(Math.max(0, dayVariance));
    }
    double squares = Arrays.stream(expected).map(x -> x * x).sum();
    double spread = 1 + slotVariance * squares / sum;
    double shape = 1 / dayVariance + Arrays.stream(came).sum() / spread;
    double rate = 1 / dayVariance + sum / spread;
    return new Intraday(shape / rate, 1 / shape);
  }
}
