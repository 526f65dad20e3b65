package io.branchline.forecasting.roster;

import io.branchline.forecasting.roster.Contract.Hours;
import io.branchline.forecasting.roster.Contract.Overtime;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Map;
import java.util.TreeMap;

/** Rules about working time. Weeks run from Monday to Sunday. */
final class HourRules {

  private HourRules() {}

  /** Standard hours: without agreed overtime a day has at most so many minutes. */
  static void dayHours(AgentDays days, int limit, Findings findings) {
    if (standard(days) && !overtime(days)) {
      eachDay(days, limit, findings);
    }
  }

  /** Standard hours: agreed overtime is at most so many minutes on a day. */
  static void dayOvertime(AgentDays days, int limit, Findings findings) {
    if (standard(days) && overtime(days)) {
      int normal = normalDay(days);
      for (int day = 0; day < days.days(); day++) {
        int over = days.paidMinutes(day) - normal;
        if (over > limit) {
          findings.broken(day, over, limit);
        }
      }
    }
  }

  /** Standard hours: without agreed overtime a week has at most so many minutes. */
  static void weekHours(AgentDays days, int limit, Findings findings) {
    if (!standard(days) || overtime(days)) {
      return;
    }
    for (int monday = days.period().firstMonday(); monday < days.days(); monday += 7) {
      int minutes = minutes(days, monday, monday + 7);
      if (minutes > limit && days.worksWithin(monday, monday + 7)) {
        findings.broken(Math.max(0, monday), minutes, limit);
      }
    }
  }

  /** Standard hours: overtime of the weeks that begin in a calendar month. */
  static void monthOvertime(AgentDays days, int limit, Findings findings) {
    if (!standard(days) || !overtime(days)) {
      return;
    }
    Map<YearMonth, Long> months = new TreeMap<>();
    for (int monday = days.period().firstMonday(); monday < days.days(); monday += 7) {
      months.merge(
          YearMonth.from(days.period().date(monday)),
          overtime(days, monday, normalDay(days), normalWeek(days)),
          Long::sum);
    }
    months.forEach(
        (month, minutes) -> {
          if (minutes > limit) {
            findings.broken(Math.max(0, days.period().day(month.atDay(1))), minutes, limit);
          }
        });
  }

  /**
   * Averaged hours: at most so many minutes a week on average over the period, eight hours less for
   * each public holiday on a working day; with agreed overtime so much more as a month allows.
   */
  static void periodHours(AgentDays days, int limit, Findings findings) {
    if (standard(days)) {
      return;
    }
    long allowed = (long) limit * days.days() / 7 - 480L * holidays(days);
    if (overtime(days)) {
      allowed += (long) days.problem().rules().of(Rule.MONTH_OVERTIME).limit() * days.days() / 30;
    }
    int minutes = minutes(days, 0, days.days());
    if (minutes > allowed) {
      findings.broken(0, minutes, allowed);
    }
  }

  /** Averaged hours: even so a day has at most so many minutes. */
  static void averagedDayHours(AgentDays days, int limit, Findings findings) {
    if (!standard(days)) {
      eachDay(days, limit, findings);
    }
  }

  /** Pregnant and nursing agents work no overtime, whatever their contract says. */
  static void protectedOvertime(AgentDays days, int limit, Findings findings) {
    if (!days.agent().protections().contains(Agent.Protection.PREGNANT)
        && !days.agent().protections().contains(Agent.Protection.NURSING)) {
      return;
    }
    for (int monday = days.period().firstMonday(); monday < days.days(); monday += 7) {
      long over = overtime(days, monday, normalDay(days), normalWeek(days));
      if (over > limit && days.worksWithin(monday, monday + 7)) {
        findings.broken(Math.max(0, monday), over, limit);
      }
    }
  }

  /**
   * The period has the contract's hours, less leave (a fifth of a week for each leave day from
   * Monday to Friday) and public holidays, but for so many minutes.
   */
  static void contractHours(AgentDays days, int limit, Findings findings) {
    long owed = owed(days);
    long minutes = minutes(days, 0, days.days());
    if (owed - minutes > limit) {
      findings.broken(0, minutes, owed - limit);
    }
  }

  private static long owed(AgentDays days) {
    int week = days.agent().contract().weekMinutes();
    long free = 0;
    for (int day = 0; day < days.days(); day++) {
      LocalDate date = days.period().date(day);
      boolean away =
          days.requests().stream().anyMatch(r -> r.kind() == Request.Kind.LEAVE && r.covers(date));
      free += workday(date) && (away || days.problem().holidays().contains(date)) ? 1 : 0;
    }
    return (long) week * days.days() / 7 - week * free / 5;
  }

  private static void eachDay(AgentDays days, int limit, Findings findings) {
    for (int day = 0; day < days.days(); day++) {
      if (days.paidMinutes(day) > limit) {
        findings.broken(day, days.paidMinutes(day), limit);
      }
    }
  }

  /** Overtime of a week: above the normal day, and what is left above the normal week. */
  static long overtime(AgentDays days, int monday, int normalDay, int normalWeek) {
    long daily = 0;
    long normal = 0;
    for (int day = monday; day < monday + 7; day++) {
      daily += Math.max(0, days.paidMinutes(day) - normalDay);
      normal += Math.min(normalDay, days.paidMinutes(day));
    }
    return daily + Math.max(0, normal - normalWeek);
  }

  static int normalDay(AgentDays days) {
    return days.problem().rules().of(Rule.DAY_HOURS).limit();
  }

  static int normalWeek(AgentDays days) {
    return days.problem().rules().of(Rule.WEEK_HOURS).limit();
  }

  static boolean standard(AgentDays days) {
    return days.agent().contract().hours() == Hours.STANDARD;
  }

  private static boolean overtime(AgentDays days) {
    return days.agent().contract().overtime() == Overtime.AGREED;
  }

  private static int holidays(AgentDays days) {
    int holidays = 0;
    for (int day = 0; day < days.days(); day++) {
      LocalDate date = days.period().date(day);
      holidays += workday(date) && days.problem().holidays().contains(date) ? 1 : 0;
    }
    return holidays;
  }

  private static boolean workday(LocalDate date) {
    return date.getDayOfWeek().getValue() <= DayOfWeek.FRIDAY.getValue();
  }

  private static int minutes(AgentDays days, int from, int to) {
    int minutes = 0;
    for (int day = from; day < to; day++) {
      minutes += days.paidMinutes(day);
    }
    return minutes;
  }
}
