package io.branchline.scoring.quality;

import java.util.List;
import java.util.Optional;
import org.hipparchus.distribution.continuous.TDistribution;

/**
 * The mean of scores from 0 to 100 and the range in which the mean of all calls lies with 95 %
 * confidence.
 *
 * <p>Student's interval m ± t(n−1, 0.975) · s / √n, cut off at 0 and 100 (Student, "The probable
 * error of a mean", Biometrika 6, 1908). Where all n scores are equal, s = 0 says nothing about the
 * calls that were not heard; then it is Wilson's interval for a share (J. Am. Stat. Assoc. 22,
 * 1927) of p = m / 100, the widest that scores between 0 and 100 allow: two calls of 100 do not
 * prove perfection.
 *
 * @param low 0 to mean
 * @param high mean to 100
 */
public record Interval(double mean, double low, double high) {

  private static final double CONFIDENCE = 0.95;
  private static final double Z = 1.959963984540054;

  /** The interval of a sample; empty below two scores, where nothing can be said. */
  public static Optional<Interval> of(List<Double> scores) {
    int n = scores.size();
    if (n < 2) {
      return Optional.empty();
    }
    double mean = mean(scores);
    double squares = 0;
    for (double score : scores) {
      squares += (score - mean) * (score - mean);
    }
    double deviation = Math.sqrt(squares / (n - 1));
    if (deviation < 1e-9) {
      return Optional.of(wilson(mean, n));
    }
    double t = new TDistribution(n - 1).inverseCumulativeProbability((1 + CONFIDENCE) / 2);
    double half = t * deviation / Math.sqrt(n);
    return Optional.of(new Interval(mean, Math.max(0, mean - half), Math.min(100, mean + half)));
  }

  /** The mean of at least one score. */
  public static double mean(List<Double> scores) {
    double sum = 0;
    for (double score : scores) {
      sum += score;
    }
    return sum / scores.size();
  }

  private static Interval wilson(double mean, int n) {
    double p = mean / 100;
    double centre = (p + Z * Z / (2 * n)) / (1 + Z * Z / n);
    double half = Z / (1 + Z * Z / n) * Math.sqrt(p * (1 - p) / n + Z * Z / (4.0 * n * n));
    return new Interval(
        mean,
        Math.min(mean, Math.max(0, 100 * (centre - half))),
        Math.max(mean, Math.min(100, 100 * (centre + half))));
  }
}
