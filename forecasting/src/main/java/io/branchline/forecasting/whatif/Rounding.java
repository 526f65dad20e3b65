package io.branchline.forecasting.whatif;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Shares of agents as whole people: what a line's rounding leaves over, the next line gets in the
 * same interval, so that all lines together are right to half an agent. A tenth of many teams of
 * three would otherwise be nobody.
 */
final class Rounding {

  private Rounding() {}

  /**
   * A share of each line's agents, interval by interval.
   *
   * @param agents by line, all with the same number of intervals
   */
  static List<List<Integer>> shares(List<List<Integer>> agents, double share) {
    List<List<Integer>> whole = new ArrayList<>();
    double[] left = new double[agents.isEmpty() ? 0 : agents.get(0).size()];
    Arrays.fill(left, 0.5);
    for (List<Integer> line : agents) {
      List<Integer> shares = new ArrayList<>();
      for (int i = 0; i < left.length; i++) {
        double exact = line.get(i) * share + left[i];
        int people = (int) Math.floor(exact + 1e-9);
        left[i] = exact - people;
        shares.add(people);
      }
      whole.add(shares);
    }
    return whole;
  }
}
