package io.branchline.forecasting.arrival;

import java.time.LocalDate;

/** Which weekdays a queue is open on and when, read off its history. */
final class WeekdayTypes {

  static final int COUNT = 7;

  /** So many slots without a call in a row are closing time if calls were to be expected there. */
  private static final int CLOSED_RUN = 4;

  private static final double SURELY_EXPECTED = 10;

  private final SpecialDays special;
  private final boolean[] open = new boolean[COUNT];
  private final boolean[] known = new boolean[COUNT];
  private final boolean[][] openSlots;

  WeekdayTypes(Series history, SpecialDays special) {
    this.special = special;
    int slots = history.grid().slots();
    double[][] sums = new double[COUNT][slots];
    double[] all = new double[slots];
    for (Day day : history.days().values()) {
      int type = of(day.date());
      known[type] = true;
      for (int slot = 0; slot < slots; slot++) {
        sums[type][slot] += day.calls(slot);
        all[slot] += day.calls(slot);
      }
    }
    LocalDate first = history.first();
    LocalDate last = history.last();
    if (first != null && last != null) {
      for (LocalDate date = first; !date.isAfter(last); date = date.plusDays(1)) {
        known[of(date)] = true;
      }
    }
    boolean[] closed = Smoothing.closed(all, CLOSED_RUN);
    double whole = sum(all);
    openSlots = new boolean[COUNT][slots];
    for (int type = 0; type < COUNT; type++) {
      double total = sum(sums[type]);
      open[type] = total > 0;
      for (int slot = 0; slot < slots; slot++) {
        openSlots[type][slot] = !closed[slot];
      }
      if (total > 0) {
        close(openSlots[type], sums[type], all, total / whole);
      }
    }
  }

  /** Takes out runs of nothing in which the other weekdays promise calls. */
  private static void close(boolean[] open, double[] sums, double[] all, double share) {
    int slot = 0;
    while (slot < sums.length) {
      int end = slot;
      double expected = 0;
      while (end < sums.length && sums[end] == 0) {
        expected += all[end] * share;
        end++;
      }
      if (end - slot >= CLOSED_RUN && expected >= SURELY_EXPECTED) {
        for (int i = slot; i < end; i++) {
          open[i] = false;
        }
      }
      slot = Math.max(end, slot) + 1;
    }
  }

  /** 0 for days like a Monday to 6 for days like a Sunday. */
  int of(LocalDate date) {
    return special.typeOf(date).getValue() - 1;
  }

  /** Whether a call ever came on such a day. */
  boolean isOpen(int type) {
    return open[type];
  }

  /** Whether history reached such a day at all. */
  boolean isKnown(int type) {
    return known[type];
  }

  boolean isOpen(int type, int slot) {
    return openSlots[type][slot];
  }

  private static double sum(double[] values) {
    double sum = 0;
    for (double value : values) {
      sum += value;
    }
    return sum;
  }
}
