package io.branchline.forecasting.arrival;

import java.io.Serializable;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * Days that are not like their weekday. Each acts like another weekday: a public holiday like a
 * Sunday, a make-up working Saturday like a Friday. The first working day after a holiday acts like
 * a Monday without being named, because callers have waited as they do over a weekend.
 *
 * @param actsLike the named days
 */
public record SpecialDays(Map<LocalDate, DayOfWeek> actsLike) implements Serializable {

  /** Every day is like its weekday. */
  public static final SpecialDays NONE = new SpecialDays(Map.of());

  /** Copies the days. */
  public SpecialDays {
    actsLike = Map.copyOf(actsLike);
  }

  /**
   * Reads lines {@code 2026-10-01,SUNDAY}; empty lines and those that start with # are skipped.
   *
   * @throws IllegalArgumentException for a line that is none of these
   */
  public static SpecialDays parse(List<String> lines) {
    Map<LocalDate, DayOfWeek> days = new TreeMap<>();
    for (int i = 0; i < lines.size(); i++) {
      String line = lines.get(i).strip();
      if (line.isEmpty() || line.startsWith("#")) {
        continue;
      }
      String[] parts = line.split(",", -1);
      try {
        LocalDate date = LocalDate.parse(parts[0].strip());
        DayOfWeek like = DayOfWeek.valueOf(parts[1].strip().toUpperCase(Locale.ROOT));
        if (days.put(date, like) != null) {
          throw new IllegalArgumentException("Line " + (i + 1) + " names " + date + " again");
        }
      } catch (DateTimeParseException | ArrayIndexOutOfBoundsException e) {
        throw unreadable(i, line, e);
      } catch (IllegalArgumentException e) {
        if (e.getMessage() != null && e.getMessage().startsWith("Line ")) {
          throw e;
        }
        throw unreadable(i, line, e);
      }
    }
    return new SpecialDays(days);
  }

  /** The weekday that a day is like. */
  public DayOfWeek typeOf(LocalDate date) {
    DayOfWeek named = actsLike.get(date);
    if (named != null) {
      return named;
    }
    return isWorking(date.getDayOfWeek()) && followsHoliday(date)
        ? DayOfWeek.MONDAY
        : date.getDayOfWeek();
  }

  private boolean followsHoliday(LocalDate date) {
    LocalDate before = date.minusDays(1);
    DayOfWeek named = actsLike.get(before);
    return named != null && !isWorking(named) && isWorking(before.getDayOfWeek());
  }

  private static boolean isWorking(DayOfWeek day) {
    return day != DayOfWeek.SATURDAY && day != DayOfWeek.SUNDAY;
  }

  private static IllegalArgumentException unreadable(int index, String line, Exception cause) {
    return new IllegalArgumentException(
        "Line " + (index + 1) + " '" + line + "' is not a day. Maybe 2026-10-01,SUNDAY?", cause);
  }
}
