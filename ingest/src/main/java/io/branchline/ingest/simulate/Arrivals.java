package io.branchline.ingest.simulate;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;

/**
 * When new calls come to a branch: for each queue a Poisson process whose rate is constant within a
 * half hour. A day's level is drawn from a gamma distribution (for the branch and for each queue),
 * as is each half hour's, so that counts vary more than Poisson's, as real ones do.
 */
final class Arrivals {

  /** Given back when the day brings no more calls. */
  static final long NONE = Long.MAX_VALUE;

  private static final long HALF_HOUR = 1_800_000;
  private static final double BRANCH_DAY_VARIATION = 0.07;
  private static final double QUEUE_DAY_VARIATION = 0.08;
  private static final double HALF_HOUR_VARIATION = 0.08;

  /** The stock market booms on the 17th day, a Wednesday by default. */
  private static final int BOOM_DAY = 16;

  private static final List<String> BOOM_BRANCHES = List.of("b01", "b04", "b10");
  private static final double BOOM = 1.55;
  private static final double BOOM_WEALTH = 3;

  private final SimulatedBranch branch;
  private final LocalDate from;
  private final Draw draw;
  private final double[][] perMilli;
  private long dayStart;

  Arrivals(SimulatedBranch branch, LocalDate from, Draw draw) {
    this.branch = branch;
    this.from = from;
    this.draw = draw;
    this.perMilli = new double[branch.queues().size()][ShiftPlan.HALF_HOURS];
  }

  /** Draws a day's rates. */
  void startDay(LocalDate date, long startMillis) {
    dayStart = startMillis;
    DayOfWeek day = date.getDayOfWeek();
    double level = draw.gammaAroundOne(BRANCH_DAY_VARIATION) * monthly(date);
    for (int queue = 0; queue < perMilli.length; queue++) {
      QueueKind kind = branch.queues().get(queue);
      double calls =
          branch.callsPerDay()
              * branch.share(kind)
              * kind.shape().weekday(day)
              * level
              * boom(date, kind)
              * draw.gammaAroundOne(QUEUE_DAY_VARIATION);
      for (int slot = 0; slot < ShiftPlan.HALF_HOURS; slot++) {
        perMilli[queue][slot] =
            calls
                * kind.shape().halfHour(slot)
                * draw.gammaAroundOne(HALF_HOUR_VARIATION)
                / HALF_HOUR;
      }
    }
  }

  /** The next call for a queue after a moment of the day that was started, or {@link #NONE}. */
  long next(int queue, long after) {
    double[] rates = perMilli[queue];
    double toGo = draw.exponential();
    double at = after - dayStart;
    for (int slot = (int) (at / HALF_HOUR); slot < ShiftPlan.HALF_HOURS; slot++) {
      double end = (slot + 1.0) * HALF_HOUR;
      double inSlot = (end - at) * rates[slot];
      if (inSlot > toGo) {
        return dayStart + Math.min((long) (end - 1), (long) (at + toGo / rates[slot]));
      }
      toGo -= inSlot;
      at = end;
    }
    return NONE;
  }

  private double boom(LocalDate date, QueueKind kind) {
    boolean booms =
        ChronoUnit.DAYS.between(from, date) == BOOM_DAY && BOOM_BRANCHES.contains(branch.id());
    if (!booms) {
      return 1;
    }
    return kind == QueueKind.WEALTH ? BOOM_WEALTH : BOOM;
  }

  /** Statements on the 10th and salaries on the 25th bring calls. */
  private static double monthly(LocalDate date) {
    return switch (date.getDayOfMonth()) {
      case 10, 25 -> 1.12;
      case 11, 26 -> 1.05;
      default -> 1;
    };
  }
}
