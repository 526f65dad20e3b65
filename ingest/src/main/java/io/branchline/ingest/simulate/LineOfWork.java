package io.branchline.ingest.simulate;

import io.branchline.ingest.simulate.ShiftPlan.Shift;

/**
 * What one agent has worked, and whether a further shift keeps the labour rules of a centre under
 * China's law: eleven hours between shifts, a day of rest of 24 hours in one piece each week, six
 * days and four nights in a row, ten nights in four weeks, forty hours a week and three weekends in
 * four. Days are counted from a Monday; a shift belongs to the day on which it starts.
 */
final class LineOfWork {

  static final int WEEK = 7;
  static final int FOUR_WEEKS = 28;
  static final int WEEK_MINUTES = 2400;

  private static final int REST = 22;
  private static final int LONG_REST = 48;
  private static final int DAYS_IN_ROW = 6;
  private static final int DAYS_IN_WEEK = 6;
  private static final int NIGHTS_IN_ROW = 4;
  private static final int NIGHTS_IN_FOUR_WEEKS = 10;
  private static final int WEEKENDS_IN_FOUR_WEEKS = 3;
  private static final int LONG_AGO = -1000;

  private final int firstDay;
  private final int days;

  private int lastDay = LONG_AGO;
  private int lastStart;
  private int lastEnd = LONG_AGO * ShiftPlan.HALF_HOURS;
  private int daysInRow;
  private int nightsInRow;
  private int week = LONG_AGO;
  private int weekMinutes;
  private int weekDays;
  private int weekendsFrom = LONG_AGO;
  private int weekends;
  private int lastWeekend = LONG_AGO;
  private int nightsFrom = LONG_AGO;
  private int nights;
  private long minutes;

  /**
   * Nothing worked yet.
   *
   * @param firstDay of the roster, counted from the Monday on or before it: 0 to 6
   * @param days that the roster has
   */
  LineOfWork(int firstDay, int days) {
    this.firstDay = firstDay;
    this.days = days;
  }

  /** Whether a shift on a day breaks no rule; days are asked for in their order. */
  boolean mayWork(int day, Shift shift) {
    if (day <= lastDay) {
      return false;
    }
    boolean workedYesterday = lastDay == day - 1;
    boolean nightAfterNight = workedYesterday && nightsInRow > 0 && shift.isNight();
    int rest = day * ShiftPlan.HALF_HOURS + shift.start() - lastEnd;
    int needed = workedYesterday && (nightsInRow == 0 || nightAfterNight) ? REST : LONG_REST;
    return rest >= needed
        && (!workedYesterday || daysInRow < DAYS_IN_ROW)
        && weekAllows(day, shift)
        && (!shift.isNight() || nightAllowed(day, nightAfterNight))
        && (!isWeekend(day) || weekendAllowed(day));
  }

  private boolean weekAllows(int day, Shift shift) {
    return Math.floorDiv(day, WEEK) != week
        || (weekDays < DAYS_IN_WEEK && weekMinutes + shift.paidMinutes() <= WEEK_MINUTES);
  }

  private boolean nightAllowed(int day, boolean afterNight) {
    return (!afterNight || nightsInRow < NIGHTS_IN_ROW) && nightsLeft(day) > 0;
  }

  private boolean weekendAllowed(int day) {
    return lastWeekend == Math.floorDiv(day, WEEK) || weekendsWorked(day) < WEEKENDS_IN_FOUR_WEEKS;
  }

  /** Works a shift that {@link #mayWork} allows. */
  void work(int day, Shift shift) {
    nightsInRow = shift.isNight() ? (lastDay == day - 1 ? nightsInRow : 0) + 1 : 0;
    daysInRow = (lastDay == day - 1 ? daysInRow : 0) + 1;
    if (shift.isNight() && day >= firstDay) {
      nights = nightsWorked(day) + 1;
      nightsFrom = nightBlock(day);
    }
    if (Math.floorDiv(day, WEEK) != week) {
      week = Math.floorDiv(day, WEEK);
      weekMinutes = 0;
      weekDays = 0;
    }
    weekMinutes += shift.paidMinutes();
    weekDays++;
    minutes += shift.paidMinutes();
    if (isWeekend(day) && lastWeekend != week) {
      weekends = weekendsWorked(day) + 1;
      weekendsFrom = Math.floorDiv(day, FOUR_WEEKS);
      lastWeekend = week;
    }
    lastDay = day;
    lastStart = shift.start();
    lastEnd = day * ShiftPlan.HALF_HOURS + shift.start() + shift.length();
  }

  static boolean isWeekend(int day) {
    return Math.floorMod(day, WEEK) >= 5;
  }

  /** Nights that the four weeks of a day still allow; shorter blocks allow in proportion. */
  int nightsLeft(int day) {
    int block = nightBlock(day);
    int length = Math.min(FOUR_WEEKS, days - block * FOUR_WEEKS);
    return (NIGHTS_IN_FOUR_WEEKS * length + FOUR_WEEKS - 1) / FOUR_WEEKS - nightsWorked(day);
  }

  private int nightsWorked(int day) {
    return nightsFrom == nightBlock(day) ? nights : 0;
  }

  private int nightBlock(int day) {
    return Math.floorDiv(day - firstDay, FOUR_WEEKS);
  }

  private int weekendsWorked(int day) {
    return weekendsFrom == Math.floorDiv(day, FOUR_WEEKS) ? weekends : 0;
  }

  /** Whether the shift of the day before was a night. */
  boolean comesFromNight(int day) {
    return lastDay == day - 1 && nightsInRow > 0;
  }

  /** Working minutes that the week of a day still allows. */
  int minutesLeft(int day) {
    return WEEK_MINUTES - (Math.floorDiv(day, WEEK) == week ? weekMinutes : 0);
  }

  /** Working minutes so far. */
  long minutes() {
    return minutes;
  }

  /** Half hour of the day at which the last shift started. */
  int lastStart() {
    return lastStart;
  }
}
