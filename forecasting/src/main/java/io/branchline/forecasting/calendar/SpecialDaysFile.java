package io.branchline.forecasting.calendar;

import io.branchline.forecasting.arrival.SpecialDay;
import io.branchline.forecasting.arrival.SpecialDays;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * Reads lines {@code DATE,KIND,NAME,UPLIFT,NAME_ZH}: a kind is holiday, workday, campaign, outage
 * or a weekday's name; name, uplift and the name in Chinese may be missing. Empty lines and those
 * that start with # are skipped.
 */
public final class SpecialDaysFile {

  private static final int MOST_FIELDS = 5;

  private SpecialDaysFile() {}

  /**
   * The days that some lines name.
   *
   * @throws IllegalArgumentException for a line that is none of these; says which and what to write
   */
  public static SpecialDays parse(List<String> lines) {
    Map<LocalDate, List<SpecialDay>> days = new TreeMap<>();
    for (int i = 0; i < lines.size(); i++) {
      String line = lines.get(i).strip();
      if (line.startsWith("\uFEFF")) {
        line = line.substring(1);
      }
      if (line.isEmpty() || line.startsWith("#")) {
        continue;
      }
      String[] fields =
          Arrays.stream(line.split(",", -1)).map(String::strip).toArray(String[]::new);
      String place = "Line " + (i + 1) + " '" + line + "'";
      if (fields.length < 2 || fields.length > MOST_FIELDS) {
        throw new IllegalArgumentException(
            place + " has " + fields.length + " fields. Maybe 2026-10-01,holiday,National Day?");
      }
      LocalDate date = date(fields[0], place);
      SpecialDay day = ChineseNames.on(day(fields, place));
      List<SpecialDay> same = days.computeIfAbsent(date, key -> new ArrayList<>());
      if (same.stream().anyMatch(other -> clash(other, day))) {
        throw new IllegalArgumentException(
            place + " names " + date + " again. Maybe remove one of the two lines?");
      }
      same.add(day);
    }
    return new SpecialDays(days);
  }

  private static LocalDate date(String field, String place) {
    try {
      return LocalDate.parse(field);
    } catch (DateTimeParseException e) {
      throw new IllegalArgumentException(
          place + " has no date '" + field + "'. Maybe 2026-10-01?", e);
    }
  }

  private static SpecialDay day(String[] fields, String place) {
    String name = fields.length > 2 ? fields[2] : "";
    String kind = fields[1].toLowerCase(Locale.ROOT);
    double uplift = fields.length > 3 && !fields[3].isEmpty() ? uplift(fields[3], place) : 0;
    if (uplift != 0 && !kind.equals("campaign")) {
      throw new IllegalArgumentException(
          place
              + " has an uplift, which only a campaign may have. Maybe remove "
              + fields[3]
              + "?");
    }
    SpecialDay day =
        switch (kind) {
          case "holiday" -> SpecialDay.holiday(name);
          case "workday" -> SpecialDay.workday(name);
          case "outage" -> SpecialDay.outage(name);
          case "campaign" -> campaign(name, uplift, place);
          default -> new SpecialDay(SpecialDay.Kind.LIKE, name, weekday(fields[1], place), 0, "");
        };
    return fields.length > 4 ? day.inChinese(fields[4]) : day;
  }

  private static SpecialDay campaign(String name, double uplift, String place) {
    if (name.isEmpty()) {
      throw new IllegalArgumentException(
          place + " has a campaign without a name. Maybe 2026-11-11,campaign,Double Eleven,+30%?");
    }
    try {
      return SpecialDay.campaign(name, uplift);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(place + ": " + e.getMessage() + ". Maybe +30%?", e);
    }
  }

  private static DayOfWeek weekday(String field, String place) {
    try {
      return DayOfWeek.valueOf(field.toUpperCase(Locale.ROOT));
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(
          place
              + " has the kind '"
              + field
              + "'. Maybe holiday, workday, campaign, outage or a weekday like SUNDAY?",
          e);
    }
  }

  private static double uplift(String field, String place) {
    boolean percent = field.endsWith("%");
    String digits = percent ? field.substring(0, field.length() - 1).strip() : field;
    try {
      double number = Double.parseDouble(digits);
      return percent ? number / 100 : number;
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException(
          place + " has the uplift '" + field + "'. Maybe +30% or 0.3?", e);
    }
  }

  private static boolean clash(SpecialDay one, SpecialDay other) {
    boolean campaigns =
        one.kind() == SpecialDay.Kind.CAMPAIGN && other.kind() == SpecialDay.Kind.CAMPAIGN;
    if (campaigns) {
      return one.name().equals(other.name());
    }
    boolean mixed =
        one.kind() == SpecialDay.Kind.CAMPAIGN
            || other.kind() == SpecialDay.Kind.CAMPAIGN
            || (one.kind() == SpecialDay.Kind.OUTAGE) != (other.kind() == SpecialDay.Kind.OUTAGE);
    return !mixed;
  }
}
