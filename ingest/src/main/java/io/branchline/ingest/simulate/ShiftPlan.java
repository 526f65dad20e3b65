package io.branchline.ingest.simulate;

import java.time.DayOfWeek;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Which shifts a branch works on a weekday: the offered load of each half hour plus a reserve of
 * its square root, covered greedily by full, short and night shifts. An open branch has somebody at
 * work, however few calls it has.
 */
final class ShiftPlan {

  static final int HALF_HOURS = 48;

  private static final int FULL = 17;
  private static final int SHORT = 9;
  private static final int NIGHT_STARTS = 45;
  private static final int NIGHT_LENGTH = FULL;

  /** What part of a full shift agents are at their desks; the rest is breaks. */
  private static final double AT_DESK = 0.88;

  /** A shift is worked if at least this part of it is needed. */
  private static final double WORTH = 0.42;

  /**
   * One agent's shift.
   *
   * @param start half hour of the day that it starts in; it may end on the next day
   * @param length in half hours
   */
  record Shift(int start, int length) {

    boolean isNight() {
      return start == NIGHT_STARTS;
    }

    /** What is left of a night shift at midnight. */
    Shift afterMidnight() {
      return new Shift(0, start + length - HALF_HOURS);
    }

    /** Working time: without unpaid breaks. */
    int paidMinutes() {
      return PlannedBreak.paidMinutes(length);
    }
  }

  private ShiftPlan() {}

  /** Mean number of agents busy in a half hour if every caller were answered. */
  static double load(SimulatedBranch branch, DayOfWeek day, int halfHour) {
    double load = 0;
    for (QueueKind queue : branch.queues()) {
      double calls =
          branch.callsPerDay()
              * branch.share(queue)
              * queue.shape().weekday(day)
              * queue.shape().halfHour(halfHour)
              * CallModel.REACHES_QUEUE;
      load += calls * CallModel.handleSeconds(queue) / 1800;
    }
    return load;
  }

  /** The shifts that start on a weekday, by start. */
  static List<Shift> forDay(SimulatedBranch branch, DayOfWeek day) {
    double[] missing = new double[2 * HALF_HOURS];
    int first = branch.opens() * 2;
    int end = branch.closes() * 2;
    for (int slot = first; slot < end; slot++) {
      missing[slot] = need(branch, load(branch, day, slot));
    }
    List<Shift> plan = new ArrayList<>();
    if (branch.aroundTheClock()) {
      night(branch, day, missing, plan);
    }
    int least = Math.max(first, branch.aroundTheClock() ? 13 : first);
    while (true) {
      Shift best = null;
      double bestValue = WORTH;
      for (int length : new int[] {FULL, SHORT}) {
        int last = Math.min(end, NIGHT_STARTS + 2) - length;
        for (int start = least; start <= last; start++) {
          double value = value(missing, start, length);
          if (value > bestValue) {
            bestValue = value;
            best = new Shift(start, length);
          }
        }
      }
      if (best == null) {
        break;
      }
      take(missing, best);
      plan.add(best);
    }
    if (plan.isEmpty() && missing[(first + end) / 2] > 0) {
      plan.add(new Shift(first, Math.min(FULL, end - first)));
    }
    plan.sort(Comparator.comparingInt(Shift::start).thenComparingInt(Shift::length));
    return List.copyOf(plan);
  }

  /**
   * Night shifts cover 22:30 to 07:00 of the next day, for the larger of the loads around midnight.
   * They are as long as full shifts: more than eight hours' work would break the law's day.
   */
  private static void night(
      SimulatedBranch branch, DayOfWeek day, double[] missing, List<Shift> plan) {
    double peak = 0;
    for (int slot = 0; slot < 12; slot++) {
      peak = Math.max(peak, load(branch, day.plus(1), slot));
    }
    int agents = (int) Math.max(1, Math.ceil(need(branch, peak)));
    for (int i = 0; i < agents; i++) {
      plan.add(new Shift(NIGHT_STARTS, NIGHT_LENGTH));
    }
    for (int slot = 0; slot < NIGHT_STARTS + NIGHT_LENGTH - HALF_HOURS; slot++) {
      missing[slot] -= agents * AT_DESK;
    }
    for (int slot = NIGHT_STARTS; slot < HALF_HOURS; slot++) {
      missing[slot] -= agents * AT_DESK;
    }
  }

  private static double need(SimulatedBranch branch, double load) {
    return branch.staffing() * (load + 0.95 * Math.sqrt(load) + 0.45);
  }

  private static double value(double[] missing, int start, int length) {
    double value = 0;
    for (int slot = start; slot < start + length; slot++) {
      value += Math.max(0, Math.min(1, missing[slot]));
    }
    return value / length;
  }

  private static void take(double[] missing, Shift shift) {
    for (int slot = shift.start(); slot < shift.start() + shift.length(); slot++) {
      missing[slot] -= AT_DESK;
    }
  }
}
