package io.branchline.forecasting.simulation;

import java.util.Arrays;
import java.util.List;

/**
 * How a figure differs from day to day, where one number would promise too much.
 *
 * @param days how many days have the figure
 * @param mean of the days
 * @param low one day in twenty is below
 * @param median half of the days are below
 * @param high one day in twenty is above
 * @param error half the width of the mean's 95 % interval (normal): more days make it smaller
 */
public record Spread(int days, double mean, double low, double median, double high, double error) {

  private static final double Z95 = 1.959963984540054;

  /** The spread of these days' figures. */
  public static Spread of(List<Double> figures) {
    if (figures.isEmpty()) {
      throw new IllegalArgumentException("A spread needs a figure.");
    }
    double[] sorted = figures.stream().mapToDouble(Double::doubleValue).sorted().toArray();
    int days = sorted.length;
    double mean = Arrays.stream(sorted).sum() / days;
    double squares = Arrays.stream(sorted).map(x -> (x - mean) * (x - mean)).sum();
    double error = days < 2 ? Double.NaN : Z95 * Math.sqrt(squares / (days - 1) / days);
    return new Spread(
        days, mean, quantile(sorted, 0.05), quantile(sorted, 0.5), quantile(sorted, 0.95), error);
  }

  /** Between the neighbours, as most statistics programs do by default (Hyndman & Fan's type 7). */
  private static double quantile(double[] sorted, double share) {
    double place = share * (sorted.length - 1);
    int below = (int) place;
    int above = Math.min(below + 1, sorted.length - 1);
    return sorted[below] + (place - below) * (sorted[above] - sorted[below]);
  }
}
