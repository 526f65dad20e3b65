package io.branchline.forecasting.roster;

import java.util.Collection;

/**
 * How evenly something is spread over the agents who can have it.
 *
 * @param agents how many they are; with none, all other figures are 0
 * @param deviation standard deviation over the agents
 * @param gini 0 when all have the same, towards 1 when one has all
 */
public record Fairness(
    int agents, int fewest, int most, double mean, double deviation, double gini) {

  /** The figures of some counts. */
  static Fairness of(Collection<Integer> counts) {
    if (counts.isEmpty()) {
      return new Fairness(0, 0, 0, 0, 0, 0);
    }
    int[] sorted = counts.stream().mapToInt(Integer::intValue).sorted().toArray();
    double sum = 0;
    double ranked = 0;
    for (int i = 0; i < sorted.length; i++) {
      sum += sorted[i];
      ranked += (i + 1.0) * sorted[i];
    }
    double mean = sum / sorted.length;
    double squares = 0;
    for (int count : sorted) {
      squares += (count - mean) * (count - mean);
    }
    int n = sorted.length;
    double gini = sum == 0 ? 0 : 2 * ranked / (n * sum) - (n + 1.0) / n;
    return new Fairness(n, sorted[0], sorted[n - 1], mean, Math.sqrt(squares / n), gini);
  }

  /** Between who has most and who has fewest. */
  public int spread() {
    return most - fewest;
  }
}
