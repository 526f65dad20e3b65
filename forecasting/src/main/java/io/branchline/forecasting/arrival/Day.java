package io.branchline.forecasting.arrival;

import java.time.LocalDate;
import java.util.List;

/**
 * What happened on a day, slot by slot of its grid. A slot that the day lacks (clocks put forward)
 * is no observation; one that came twice counts with its mean.
 */
final class Day {

  private final LocalDate date;
  private final int[] occurrences;
  private final double[] calls;
  private final double[] handled;
  private final double[] handleSeconds;

  Day(LocalDate date, Grid grid) {
    this.date = date;
    int slots = grid.slots();
    this.occurrences = new int[slots];
    this.calls = new double[slots];
    this.handled = new double[slots];
    this.handleSeconds = new double[slots];
    List<Grid.Interval> intervals = grid.of(date);
    for (Grid.Interval interval : intervals) {
      occurrences[interval.slot()]++;
    }
  }

  void add(int slot, double moreCalls, double moreHandled, double moreSeconds) {
    calls[slot] += moreCalls;
    handled[slot] += moreHandled;
    handleSeconds[slot] += moreSeconds;
  }

  int slots() {
    return calls.length;
  }

  LocalDate date() {
    return date;
  }

  boolean has(int slot) {
    return occurrences[slot] > 0;
  }

  int occurrences(int slot) {
    return occurrences[slot];
  }

  /** Calls in one such slot. */
  double calls(int slot) {
    return occurrences[slot] == 0 ? 0 : calls[slot] / occurrences[slot];
  }

  /** Calls of all slots, each once. */
  double total() {
    double total = 0;
    for (int slot = 0; slot < calls.length; slot++) {
      total += calls(slot);
    }
    return total;
  }

  double handled(int slot) {
    return handled[slot];
  }

  double handleSeconds(int slot) {
    return handleSeconds[slot];
  }
}
