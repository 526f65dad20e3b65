package io.branchline.forecasting.roster;

/** Rules about rest. */
final class RestRules {

  private RestRules() {}

  /** Enough minutes between the end of a shift and the start of the next. */
  static void restBetweenShifts(AgentDays days, int limit, Findings findings) {
    int before = Integer.MIN_VALUE;
    for (int day = -AgentDays.BACK; day < days.days(); day++) {
      ShiftType shift = days.shift(day);
      if (shift == null) {
        continue;
      }
      ShiftType last = before == Integer.MIN_VALUE ? null : days.shift(before);
      if (last != null && day >= 0) {
        long rest = days.restMinutes(before, last, day, shift);
        if (rest < limit) {
          findings.broken(day, rest, limit);
        }
      }
      before = day;
    }
  }

  /**
   * In every week from Monday to Sunday that lies in the period or is known, a day without a shift
   * whose rest, from the shift before to the shift after, is long enough.
   */
  static void weeklyRest(AgentDays days, int limit, Findings findings) {
    for (int monday = days.period().firstMonday(); monday < days.days(); monday += 7) {
      long longest = 0;
      for (int day = monday; day < monday + 7; day++) {
        if (!days.works(day)) {
          longest = Math.max(longest, restAround(days, day));
        }
      }
      if (longest < limit) {
        findings.broken(Math.max(0, monday), longest, limit);
      }
    }
  }

  /** Rest around a free day: as long as it needs to be, where there is no shift on either side. */
  private static long restAround(AgentDays days, int day) {
    ShiftType before = days.shift(day - 1);
    ShiftType after = days.shift(day + 1);
    Period period = days.period();
    long from =
        before == null
            ? period.epochMinute(day - 1, 0)
            : period.epochMinute(day - 1, before.endMinute());
    long to =
        after == null
            ? period.epochMinute(day + 2, 0)
            : period.epochMinute(day + 1, after.startMinute());
    return to - from;
  }

  /** At most so many days with a shift one after the other. */
  static void daysInRow(AgentDays days, int limit, Findings findings) {
    int run = 0;
    for (int day = -AgentDays.BACK; day <= days.days(); day++) {
      if (days.works(day)) {
        run++;
      } else {
        if (run > limit && day > 0) {
          findings.broken(day - 1, run, limit);
        }
        run = 0;
      }
    }
  }
}
