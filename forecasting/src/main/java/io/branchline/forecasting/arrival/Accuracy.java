package io.branchline.forecasting.arrival;

import org.jspecify.annotations.Nullable;

/**
 * How far forecasts were from what came. Sums, so that series add up; rates are null where nothing
 * was offered.
 *
 * @param intervals how many were compared
 * @param actual calls that came
 * @param expected calls that were forecast
 * @param absolute sum of absolute errors
 * @param squared sum of squared errors
 * @param relative sum of absolute errors / actual, over intervals with calls
 * @param relativeIntervals how many of those there are
 * @param noise absolute error to be expected even if the forecast were the true Poisson rate
 */
public record Accuracy(
    long intervals,
    double actual,
    double expected,
    double absolute,
    double squared,
    double relative,
    long relativeIntervals,
    double noise)
    implements java.io.Serializable {

  /** Nothing compared yet. */
  public static final Accuracy NONE = new Accuracy(0, 0, 0, 0, 0, 0, 0, 0);

  private static final int NORMAL_FROM = 10_000;
  private static final double[] LOG_FACTORIAL = logFactorials();

  /** With one more interval. */
  public Accuracy with(double actualCalls, double expectedCalls) {
    double error = Math.abs(actualCalls - expectedCalls);
    boolean calls = actualCalls > 0;
    return new Accuracy(
        intervals + 1,
        actual + actualCalls,
        expected + expectedCalls,
        absolute + error,
        squared + error * error,
        relative + (calls ? error / actualCalls : 0),
        relativeIntervals + (calls ? 1 : 0),
        noise + poissonDeviation(expectedCalls));
  }

  /** Both together. */
  public Accuracy plus(Accuracy other) {
    return new Accuracy(
        intervals + other.intervals,
        actual + other.actual,
        expected + other.expected,
        absolute + other.absolute,
        squared + other.squared,
        relative + other.relative,
        relativeIntervals + other.relativeIntervals,
        noise + other.noise);
  }

  /** Weighted absolute percentage error as a share: what staffing costs follow. */
  public @Nullable Double wape() {
    return actual == 0 ? null : absolute / actual;
  }

  /** The WAPE that the true Poisson rates would have: no honest forecast stays below for long. */
  public @Nullable Double noiseWape() {
    return expected == 0 ? null : noise / expected;
  }

  /** Expected less actual, as a share of actual. */
  public @Nullable Double bias() {
    return actual == 0 ? null : (expected - actual) / actual;
  }

  /** Mean absolute error in calls. */
  public @Nullable Double mae() {
    return intervals == 0 ? null : absolute / intervals;
  }

  /** Root of the mean squared error in calls. */
  public @Nullable Double rmse() {
    return intervals == 0 ? null : Math.sqrt(squared / intervals);
  }

  /** The RMSE that the true Poisson rates would have. */
  public @Nullable Double noiseRmse() {
    return intervals == 0 ? null : Math.sqrt(actual / intervals);
  }

  /** Mean absolute percentage error as a share, over the intervals that had calls. */
  public @Nullable Double mape() {
    return relativeIntervals == 0 ? null : relative / relativeIntervals;
  }

  /**
   * E|X - m| of a Poisson count X with mean m: 2 m^(k+1) e^-m / k!, k = floor(m) (De Moivre's
   * formula; Crow 1958).
   */
  public static double poissonDeviation(double mean) {
    if (mean <= 0) {
      return 0;
    }
    if (mean > NORMAL_FROM) {
      return Math.sqrt(2 * mean / Math.PI);
    }
    int k = (int) mean;
    return 2 * Math.exp((k + 1) * Math.log(mean) - mean - LOG_FACTORIAL[k]);
  }

  private static double[] logFactorials() {
    double[] logs = new double[NORMAL_FROM + 1];
    for (int i = 2; i < logs.length; i++) {
      logs[i] = logs[i - 1] + Math.log(i);
    }
    return logs;
  }
}
