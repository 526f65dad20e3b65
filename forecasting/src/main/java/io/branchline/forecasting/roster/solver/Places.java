package io.branchline.forecasting.roster.solver;

import io.branchline.forecasting.roster.Demand;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Who fills which places of one shift on one day: a maximum flow from agents by their skills to the
 * demand's rows. Some agents go first; the others get what is left.
 */
final class Places {

  private final List<Demand> rows;
  private final List<Integer> skills = new ArrayList<>();
  private final List<Integer> supply = new ArrayList<>();
  private final List<int[]> flows = new ArrayList<>();
  private final int[] filled;

  /** Places of these rows, nobody in them yet. */
  Places(List<Demand> rows) {
    if (rows.size() > Integer.SIZE - 1) {
      throw new IllegalArgumentException("A shift asks for more than 31 skills");
    }
    this.rows = rows;
    this.filled = new int[rows.size()];
  }

  /** The rows that somebody with these skills could fill, a bit each. */
  static int able(List<Demand> rows, Set<String> skills) {
    int able = 0;
    for (int row = 0; row < rows.size(); row++) {
      String skill = rows.get(row).skill();
      able |= skill.isEmpty() || skills.contains(skill) ? 1 << row : 0;
    }
    return able;
  }

  /**
   * Adds agents; those who were there before keep a place, be it another one.
   *
   * @param able the rows that each of them could fill
   */
  void add(int able, int agents) {
    int node = node(able);
    supply.set(node, supply.get(node) + agents);
    place(node);
  }

  /** Takes away one of the agents with these skills; who waited for a place may get one. */
  void remove(int able) {
    int node = node(able);
    if (supply.get(node) > 0) {
      supply.set(node, supply.get(node) - 1);
      return;
    }
    int[] flow = flows.get(node);
    for (int row = 0; row < flow.length; row++) {
      if (flow[row] > 0) {
        flow[row]--;
        filled[row]--;
        for (int other = 0; other < supply.size(); other++) {
          place(other);
        }
        return;
      }
    }
    throw new IllegalStateException("Nobody with these skills is there");
  }

  private void place(int node) {
    while (supply.get(node) > 0 && augment(node, new boolean[filled.length])) {
      supply.set(node, supply.get(node) - 1);
    }
  }

  private int node(int able) {
    int node = skills.indexOf(able);
    if (node < 0) {
      node = skills.size();
      skills.add(able);
      supply.add(0);
      flows.add(new int[filled.length]);
    }
    return node;
  }

  /** Whether one more agent with these skills would fill one more place. */
  boolean open(int able) {
    int reached = able;
    int done = 0;
    while (reached != done) {
      int row = Integer.numberOfTrailingZeros(reached & ~done);
      done |= 1 << row;
      if (filled[row] < rows.get(row).agents()) {
        return true;
      }
      for (int node = 0; node < flows.size(); node++) {
        reached |= flows.get(node)[row] > 0 ? skills.get(node) : 0;
      }
    }
    return false;
  }

  /** Places that nobody fills. */
  int missing() {
    int missing = 0;
    for (int row = 0; row < filled.length; row++) {
      missing += rows.get(row).agents() - filled[row];
    }
    return missing;
  }

  /** Places that are asked for. */
  int wanted() {
    return rows.stream().mapToInt(Demand::agents).sum();
  }

  /** Finds a place for one agent of a node, moving others on (Ford and Fulkerson 1956). */
  private boolean augment(int node, boolean[] seen) {
    for (int row = 0; row < filled.length; row++) {
      if ((skills.get(node) >> row & 1) == 0 || seen[row]) {
        continue;
      }
      seen[row] = true;
      if (filled[row] < rows.get(row).agents()) {
        filled[row]++;
        flows.get(node)[row]++;
        return true;
      }
      for (int other = 0; other < flows.size(); other++) {
        if (flows.get(other)[row] > 0 && other != node && augment(other, seen)) {
          flows.get(other)[row]--;
          flows.get(node)[row]++;
          return true;
        }
      }
    }
    return false;
  }

  /** Filled places of each row. */
  int[] filled() {
    return filled.clone();
  }
}
