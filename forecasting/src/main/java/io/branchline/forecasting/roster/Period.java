package io.branchline.forecasting.roster;

import static java.util.Objects.requireNonNull;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;

/**
 * The days that a roster covers, in the branch's zone. Day 0 is the first; negative days lie
 * before.
 *
 * @param days 1 to 366
 */
public record Period(LocalDate from, int days, ZoneId zone) {

  /** Checks the length. */
  public Period {
    requireNonNull(from, "from is null");
    requireNonNull(zone, "zone is null");
    if (days < 1 || days > 366) {
      throw new IllegalArgumentException("A roster covers 1 to 366 days, not " + days);
    }
  }

  /** The date of a day. */
  public LocalDate date(int day) {
    return from.plusDays(day);
  }

  /** The day of a date; may lie outside. */
  public int day(LocalDate date) {
    return Math.toIntExact(ChronoUnit.DAYS.between(from, date));
  }

  /** Whether the day belongs to the period. */
  public boolean contains(int day) {
    return day >= 0 && day < days;
  }

  /** The Monday of the week that day 0 lies in: 0 down to -6. */
  public int firstMonday() {
    return -(from.getDayOfWeek().getValue() - DayOfWeek.MONDAY.getValue());
  }

  /** Whether the day is a Saturday or a Sunday. */
  public boolean weekend(int day) {
    return date(day).getDayOfWeek().getValue() >= DayOfWeek.SATURDAY.getValue();
  }

  /** Minutes since 1970 at a minute of a day's local clock; 1440 and above lie on later days. */
  public long epochMinute(int day, int localMinute) {
    LocalDate date = date(day + Math.floorDiv(localMinute, ShiftType.DAY));
    int minute = Math.floorMod(localMinute, ShiftType.DAY);
    return date.atTime(minute / 60, minute % 60).atZone(zone).toEpochSecond() / 60;
  }
}
