package io.branchline.forecasting.roster.solver;

import io.branchline.forecasting.roster.Demand;
import io.branchline.forecasting.roster.ShiftType;
import io.branchline.forecasting.roster.ShortagePrice;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Who fills which places of one shift on one day, while agents come and go: a flow of least cost
 * from agents by their skills to the demand's rows. Some agents go first; the others get what is
 * left.
 */
final class Places {

  static final int NONE = -1;

  private final List<Demand> rows;
  private final long[][] yuan;
  private final List<Integer> skills = new ArrayList<>();
  private final List<Integer> supply = new ArrayList<>();
  private final List<int[]> flows = new ArrayList<>();
  private final int[] filled;

  /** Places of these rows, nobody in them yet. */
  Places(List<Demand> rows, ShiftType type, ShortagePrice price) {
    if (rows.size() > Integer.SIZE - 1) {
      throw new IllegalArgumentException("A shift asks for more than 31 skills");
    }
    this.rows = rows;
    this.filled = new int[rows.size()];
    this.yuan = new long[rows.size()][];
    for (int row = 0; row < yuan.length; row++) {
      yuan[row] = new long[rows.get(row).agents() + 1];
      for (int missing = 1; missing < yuan[row].length; missing++) {
        yuan[row][missing] = price.yuan(type, rows.get(row), missing);
      }
    }
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
    int cheapest = NONE;
    for (int row = 0; row < flow.length; row++) {
      if (flow[row] > 0 && (cheapest == NONE || lost(row) < lost(cheapest))) {
        cheapest = row;
      }
    }
    if (cheapest == NONE) {
      throw new IllegalStateException("Nobody with these skills is there");
    }
    flow[cheapest]--;
    filled[cheapest]--;
    for (int other = 0; other < supply.size(); other++) {
      place(other);
    }
    while (moved()) {}
  }

  /** What one more place open in a row would cost. */
  private long lost(int row) {
    return yuan[row][rows.get(row).agents() - filled[row] + 1];
  }

  /** What one more agent in a row saves. */
  private long gained(int row) {
    return yuan[row][rows.get(row).agents() - filled[row]];
  }

  private void place(int node) {
    while (supply.get(node) > 0) {
      Way way = new Way(skills.get(node));
      if (way.end == NONE) {
        return;
      }
      way.go(node);
      supply.set(node, supply.get(node) - 1);
    }
  }

  /** Moves one agent where a place is dearer than the one that they leave. */
  private boolean moved() {
    for (int node = 0; node < flows.size(); node++) {
      for (int row = 0; row < filled.length; row++) {
        if (flows.get(node)[row] > 0) {
          Way way = new Way(skills.get(node));
          if (way.end != NONE && gained(way.end) > lost(row)) {
            flows.get(node)[row]--;
            filled[row]--;
            new Way(skills.get(node)).go(node);
            return true;
          }
        }
      }
    }
    return false;
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
    return new Way(able).end != NONE;
  }

  /** The yuan that one more agent with these skills would save; NONE where there is no place. */
  long worth(int able) {
    int end = new Way(able).end;
    return end == NONE ? NONE : gained(end);
  }

  /** Places that nobody fills. */
  int missing() {
    int missing = 0;
    for (int row = 0; row < filled.length; row++) {
      missing += rows.get(row).agents() - filled[row];
    }
    return missing;
  }

  /** The yuan that they cost. */
  long shortage() {
    long sum = 0;
    for (int row = 0; row < filled.length; row++) {
      for (int missing = rows.get(row).agents() - filled[row]; missing > 0; missing--) {
        sum += yuan[row][missing];
      }
    }
    return sum;
  }

  /** Places that are asked for. */
  int wanted() {
    return rows.stream().mapToInt(Demand::agents).sum();
  }

  /** Filled places of each row. */
  int[] filled() {
    return filled.clone();
  }

  /**
   * The way of one more agent to the dearest open place that they can reach, moving others on (Ford
   * and Fulkerson 1956).
   */
  private final class Way {
    private final int[] from = new int[filled.length];
    private final int[] by = new int[filled.length];
    private int end = NONE;

    Way(int able) {
      int reached = 0;
      int waiting = able;
      for (int row = 0; row < filled.length; row++) {
        from[row] = NONE;
      }
      while (waiting != 0) {
        int row = Integer.numberOfTrailingZeros(waiting);
        reached |= 1 << row;
        waiting &= ~(1 << row);
        if (filled[row] < rows.get(row).agents() && (end == NONE || gained(row) > gained(end))) {
          end = row;
        }
        for (int node = 0; node < flows.size(); node++) {
          int fresh = flows.get(node)[row] > 0 ? skills.get(node) & ~reached & ~waiting : 0;
          waiting |= fresh;
          for (; fresh != 0; fresh &= fresh - 1) {
            from[Integer.numberOfTrailingZeros(fresh)] = row;
            by[Integer.numberOfTrailingZeros(fresh)] = node;
          }
        }
      }
    }

    void go(int node) {
      filled[end]++;
      int row = end;
      for (; from[row] != NONE; row = from[row]) {
        flows.get(by[row])[from[row]]--;
        flows.get(by[row])[row]++;
      }
      flows.get(node)[row]++;
    }
  }
}
