package io.branchline.forecasting.arrival;

import java.io.Serializable;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Days that are not like their weekday. A public holiday acts like a Sunday, a make-up working
 * Saturday like a Friday, and the first working day after a holiday like a Monday without being
 * named, because callers have waited as they do over a weekend.
 *
 * @param days what is special, by date; a holiday may be a campaign's day, too
 */
public record SpecialDays(Map<LocalDate, List<SpecialDay>> days) implements Serializable {

  /** Every day is like its weekday. */
  public static final SpecialDays NONE = new SpecialDays(Map.of());

  /** Copies the days. */
  public SpecialDays {
    Map<LocalDate, List<SpecialDay>> copy = new TreeMap<>();
    days.forEach((date, list) -> copy.put(date, List.copyOf(list)));
    days = java.util.Collections.unmodifiableMap(copy);
  }

  /** Days that act like a weekday. */
  public static SpecialDays actingLike(Map<LocalDate, DayOfWeek> weekdays) {
    Map<LocalDate, List<SpecialDay>> days = new TreeMap<>();
    weekdays.forEach((date, weekday) -> days.put(date, List.of(SpecialDay.like(weekday))));
    return new SpecialDays(days);
  }

  /**
   * These days and some more. Where both say what type a day is, the more win: an operator's file
   * corrects a calendar.
   */
  public SpecialDays plus(SpecialDays more) {
    Map<LocalDate, List<SpecialDay>> all = new TreeMap<>(days);
    more.days.forEach(
        (date, list) -> {
          List<SpecialDay> merged = new ArrayList<>(list);
          boolean typed = list.stream().anyMatch(SpecialDays::saysType);
          for (SpecialDay day : all.getOrDefault(date, List.of())) {
            if (!typed || !saysType(day)) {
              merged.add(day);
            }
          }
          all.put(date, merged);
        });
    return new SpecialDays(all);
  }

  /** The weekday that a day is like. */
  public DayOfWeek typeOf(LocalDate date) {
    SpecialDay named = type(date);
    DayOfWeek weekday = date.getDayOfWeek();
    if (named != null) {
      if (named.like() != null) {
        return named.like();
      }
      if (named.kind() == SpecialDay.Kind.HOLIDAY) {
        return DayOfWeek.SUNDAY;
      }
      if (!isWorking(weekday)) {
        return isOff(date.minusDays(1)) ? DayOfWeek.MONDAY : DayOfWeek.FRIDAY;
      }
    }
    return !isOff(date) && followsHoliday(date) ? DayOfWeek.MONDAY : weekday;
  }

  /** Whether most people are off: a weekend that is not worked, or a holiday. */
  public boolean isOff(LocalDate date) {
    SpecialDay named = type(date);
    if (named == null) {
      return !isWorking(date.getDayOfWeek());
    }
    return switch (named.kind()) {
      case HOLIDAY -> true;
      case LIKE -> named.like() != null && !isWorking(named.like());
      default -> false;
    };
  }

  /** Whether the days off just before a working day were more than the usual weekend. */
  public boolean followsHoliday(LocalDate date) {
    if (isOff(date)) {
      return false;
    }
    for (LocalDate before = date.minusDays(1); isOff(before); before = before.minusDays(1)) {
      if (isNamedOff(before) && isWorking(before.getDayOfWeek())) {
        return true;
      }
    }
    return false;
  }

  /** Whether the days off just after a working day are more than the usual weekend. */
  public boolean precedesHoliday(LocalDate date) {
    if (isOff(date)) {
      return false;
    }
    for (LocalDate after = date.plusDays(1); isOff(after); after = after.plusDays(1)) {
      if (isNamedOff(after) && isWorking(after.getDayOfWeek())) {
        return true;
      }
    }
    return false;
  }

  /** The holiday, worked weekend or likeness of a day; null where it is like its weekday. */
  public @Nullable SpecialDay type(LocalDate date) {
    List<SpecialDay> there = days.get(date);
    if (there != null) {
      for (SpecialDay day : there) {
        if (saysType(day)) {
          return day;
        }
      }
    }
    return null;
  }

  /** The campaigns of a day. */
  public List<SpecialDay> campaigns(LocalDate date) {
    return days.getOrDefault(date, List.of()).stream()
        .filter(day -> day.kind() == SpecialDay.Kind.CAMPAIGN)
        .toList();
  }

  /** Whether nothing is to be learnt from a day. */
  public boolean leavesOut(LocalDate date) {
    return days.getOrDefault(date, List.of()).stream()
        .anyMatch(day -> day.kind() == SpecialDay.Kind.OUTAGE);
  }

  private boolean isNamedOff(LocalDate date) {
    return type(date) != null && isOff(date);
  }

  private static boolean saysType(SpecialDay day) {
    return switch (day.kind()) {
      case HOLIDAY, WORKDAY, LIKE -> true;
      case CAMPAIGN, OUTAGE -> false;
    };
  }

  private static boolean isWorking(DayOfWeek day) {
    return day != DayOfWeek.SATURDAY && day != DayOfWeek.SUNDAY;
  }
}
