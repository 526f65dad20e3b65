package io.branchline.forecasting.roster;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Who sits where: the agents of a shift on a day are given to the places that ask for their skills,
 * so that what stays open costs least. Use it once.
 */
final class Seating {

  /*
   * The numbers of places that can be filled together form a polymatroid, and prices rise with what is missing: so the
   * greedy way is the best one (Federgruen and Groenevelt 1986). The dearest open place is filled next, moving others on
   * where need be (Kuhn 1955); a row for which nobody can be found is done for good. All agents of the same abilities are
   * one number.
   */

  private final List<Demand> rows;
  private final List<boolean[]> able = new ArrayList<>();
  private final List<Integer> idle = new ArrayList<>();
  private final List<int[]> seated = new ArrayList<>();

  Seating(List<Demand> rows, List<Agent> there) {
    this.rows = rows;
    for (Agent agent : there) {
      boolean[] can = new boolean[rows.size()];
      for (int row = 0; row < can.length; row++) {
        String skill = rows.get(row).skill();
        can[row] = skill.isEmpty() || agent.skills().contains(skill);
      }
      int kind = kind(can);
      idle.set(kind, idle.get(kind) + 1);
    }
  }

  private int kind(boolean[] can) {
    for (int kind = 0; kind < able.size(); kind++) {
      if (Arrays.equals(able.get(kind), can)) {
        return kind;
      }
    }
    able.add(can);
    idle.add(0);
    seated.add(new int[can.length]);
    return able.size() - 1;
  }

  /** Filled places of each row. */
  int[] fill(ShiftType type, ShortagePrice price) {
    int[] filled = new int[rows.size()];
    boolean[] done = new boolean[rows.size()];
    for (int row = dearest(filled, done, type, price);
        row >= 0;
        row = dearest(filled, done, type, price)) {
      if (somebody(row, new boolean[rows.size()])) {
        filled[row]++;
      } else {
        done[row] = true;
      }
    }
    return filled;
  }

  /** The row whose next place is the dearest to leave open; negative for none. */
  private int dearest(int[] filled, boolean[] done, ShiftType type, ShortagePrice price) {
    int dearest = -1;
    long most = -1;
    for (int row = 0; row < filled.length; row++) {
      int missing = rows.get(row).agents() - filled[row];
      if (!done[row] && missing > 0 && price.yuan(type, rows.get(row), missing) > most) {
        most = price.yuan(type, rows.get(row), missing);
        dearest = row;
      }
    }
    return dearest;
  }

  /** Seats one more in a row: somebody idle, or somebody of another row whose place is taken. */
  private boolean somebody(int row, boolean[] seen) {
    seen[row] = true;
    for (int kind = 0; kind < able.size(); kind++) {
      if (able.get(kind)[row] && idle.get(kind) > 0) {
        idle.set(kind, idle.get(kind) - 1);
        seated.get(kind)[row]++;
        return true;
      }
    }
    for (int kind = 0; kind < able.size(); kind++) {
      int[] seats = seated.get(kind);
      for (int other = 0; able.get(kind)[row] && other < seats.length; other++) {
        if (seats[other] > 0 && !seen[other] && somebody(other, seen)) {
          seats[other]--;
          seats[row]++;
          return true;
        }
      }
    }
    return false;
  }
}
