package io.branchline.forecasting.roster;

import java.time.LocalDate;
import java.util.Set;

/** Rules about which days and shifts an agent can have at all. */
final class DayRules {

  private DayRules() {}

  /** No minute of a shift lies on a day of approved leave, also not the morning after a night. */
  static void leave(AgentDays days, int limit, Findings findings) {
    for (Request request : days.requests()) {
      if (request.kind() != Request.Kind.LEAVE) {
        continue;
      }
      for (int day = 0; day < days.days(); day++) {
        ShiftType shift = days.shift(day);
        if (shift == null) {
          continue;
        }
        LocalDate date = days.period().date(day);
        boolean touches =
            request.covers(date)
                || (shift.endMinute() > ShiftType.DAY && request.covers(date.plusDays(1)));
        if (touches) {
          findings.broken(day, 1, limit);
        }
      }
    }
  }

  /** An agent has the skill of the shift, and one of the skills asked for in it on that day. */
  static void skill(AgentDays days, int limit, Findings findings) {
    for (int day = 0; day < days.days(); day++) {
      ShiftType shift = days.shift(day);
      if (shift != null && !able(days, shift, days.period().date(day))) {
        findings.broken(day, 1, limit);
      }
    }
  }

  private static boolean able(AgentDays days, ShiftType shift, LocalDate date) {
    Set<String> mine = days.agent().skills();
    if (!shift.skill().isEmpty() && !mine.contains(shift.skill())) {
      return false;
    }
    Set<String> asked = days.index().skillsAsked(date, shift.id());
    return asked.isEmpty() || asked.contains("") || asked.stream().anyMatch(mine::contains);
  }

  /** Only shift types that the contract names. */
  static void contractShifts(AgentDays days, int limit, Findings findings) {
    for (int day = 0; day < days.days(); day++) {
      ShiftType shift = days.shift(day);
      if (shift != null && !days.agent().contract().allows(shift)) {
        findings.broken(day, 1, limit);
      }
    }
  }

  /**
   * At most so many weekends with work in each four weeks, counted from the Monday of the first
   * week; a night into Saturday is not weekend work.
   */
  static void weekends(AgentDays days, int limit, Findings findings) {
    int monday = days.period().firstMonday();
    for (int start = monday; start < days.days(); start += 28) {
      int worked = 0;
      boolean mine = false;
      for (int saturday = start + 5; saturday < start + 28; saturday += 7) {
        worked += days.works(saturday) || days.works(saturday + 1) ? 1 : 0;
        mine |= days.worksWithin(saturday, saturday + 2);
      }
      if (worked > limit && mine) {
        findings.broken(Math.max(0, start), worked, limit);
      }
    }
  }
}
