package io.branchline.forecasting.arrival;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * How time is cut: the intervals of a day in a branch's zone. A day of 23 hours lacks some slots,
 * one of 25 hours has some twice.
 *
 * @param zone the branch's zone
 * @param minutes an interval's length; divides the day
 */
public record Grid(ZoneId zone, int minutes) {

  private static final int MINUTES_A_DAY = 24 * 60;
  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT);

  /**
   * An interval of a day.
   *
   * @param slot its place by the clock on the wall: 0 starts at midnight
   */
  public record Interval(Instant start, LocalDate date, int slot) {}

  /** Checks that the intervals fill a day. */
  public Grid {
    requireNonNull(zone, "zone is null");
    if (minutes < 1 || MINUTES_A_DAY % minutes != 0) {
      throw new IllegalArgumentException(
          "An interval must be a whole part of a day, not " + minutes + " minutes");
    }
  }

  /** Slots of a day of 24 hours. */
  public int slots() {
    return MINUTES_A_DAY / minutes;
  }

  /** The interval that begins at or holds this instant. */
  public Interval at(Instant instant) {
    ZonedDateTime local = instant.atZone(zone);
    int slot = local.toLocalTime().toSecondOfDay() / 60 / minutes;
    return new Interval(instant, local.toLocalDate(), slot);
  }

  /** Every interval of a day, in the order of time. */
  public List<Interval> of(LocalDate date) {
    List<Interval> intervals = new ArrayList<>(slots());
    Instant end = date.plusDays(1).atStartOfDay(zone).toInstant();
    Instant start = date.atStartOfDay(zone).toInstant();
    while (start.isBefore(end)) {
      intervals.add(at(start));
      start = start.plusSeconds(60L * minutes);
    }
    return intervals;
  }

  /** HH:mm of a slot. */
  public String time(int slot) {
    return LocalTime.ofSecondOfDay(60L * slot * minutes).format(TIME);
  }
}
