package io.branchline.forecasting.roster;

import io.branchline.forecasting.roster.Agent.Protection;

/** Rules about nights. */
final class NightRules {

  private NightRules() {}

  /** At most so many night shifts on days one after the other. */
  static void nightsInRow(AgentDays days, int limit, Findings findings) {
    int run = 0;
    for (int day = -AgentDays.BACK; day <= days.days(); day++) {
      if (days.worksNight(day)) {
        run++;
      } else {
        if (run > limit && day > 0) {
          findings.broken(day - 1, run, limit);
        }
        run = 0;
      }
    }
  }

  /** At most so many night shifts in 28 days; other lengths in proportion, rounded up. */
  static void nightsInPeriod(AgentDays days, int limit, Findings findings) {
    int nights = 0;
    for (int day = 0; day < days.days(); day++) {
      nights += days.worksNight(day) ? 1 : 0;
    }
    long allowed = ((long) limit * days.days() + 27) / 28;
    if (nights > allowed) {
      findings.broken(0, nights, allowed);
    }
  }

  /** No night work from the seventh month of a pregnancy. */
  static void pregnantNight(AgentDays days, int limit, Findings findings) {
    protectedNight(days, Protection.PREGNANT, limit, findings);
  }

  /** No night work while nursing a child of less than a year. */
  static void nursingNight(AgentDays days, int limit, Findings findings) {
    protectedNight(days, Protection.NURSING, limit, findings);
  }

  /** No night work for those of 16 and 17. */
  static void minorNight(AgentDays days, int limit, Findings findings) {
    protectedNight(days, Protection.MINOR, limit, findings);
  }

  private static void protectedNight(
      AgentDays days, Protection protection, int limit, Findings findings) {
    if (!days.agent().protections().contains(protection)) {
      return;
    }
    for (int day = 0; day < days.days(); day++) {
      ShiftType shift = days.shift(day);
      if (shift != null && shift.nightMinutes() > limit) {
        findings.broken(day, shift.nightMinutes(), limit);
      }
    }
  }
}
