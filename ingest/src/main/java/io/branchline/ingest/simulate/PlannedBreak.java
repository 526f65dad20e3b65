package io.branchline.ingest.simulate;

import io.branchline.ingest.simulate.SimulatedAgent.Doing;
import java.util.List;

/**
 * A break as the roster plans it; agents take it up to forty minutes earlier or later.
 *
 * @param quarters of the shift after which it begins
 * @param minutes how long it is planned to be
 */
record PlannedBreak(Doing reason, int quarters, int minutes) {

  private static final int LONG = 16;
  private static final int HAS_BREAK = 6;
  private static final int GRID_MINUTES = 15;

  private static final List<PlannedBreak> IN_LONG_SHIFTS =
      List.of(
          new PlannedBreak(Doing.BREAK, 1, 15),
          new PlannedBreak(Doing.LUNCH, 2, 30),
          new PlannedBreak(Doing.BREAK, 3, 15));
  private static final List<PlannedBreak> IN_SHORT_SHIFTS =
      List.of(new PlannedBreak(Doing.BREAK, 2, 15));

  /** The breaks of a shift of so many half hours, by time. */
  static List<PlannedBreak> of(int halfHours) {
    if (isLong(halfHours)) {
      return IN_LONG_SHIFTS;
    }
    return halfHours >= HAS_BREAK ? IN_SHORT_SHIFTS : List.of();
  }

  /** Working time of a shift of so many half hours: without its unpaid breaks. */
  static int paidMinutes(int halfHours) {
    int minutes = halfHours * 30;
    for (PlannedBreak planned : of(halfHours)) {
      minutes -= planned.isPaid() ? 0 : planned.minutes();
    }
    return minutes;
  }

  static boolean isLong(int halfHours) {
    return halfHours >= LONG;
  }

  /** How long after its start a shift of a length has this break, in the length's unit. */
  long after(long length) {
    return length * quarters / 4;
  }

  /** The same on the roster, which is in quarters of an hour: minutes after the start. */
  int rosteredMinute(int shiftMinutes) {
    return (int) after(shiftMinutes) / GRID_MINUTES * GRID_MINUTES;
  }

  boolean isPaid() {
    return reason != Doing.LUNCH;
  }
}
