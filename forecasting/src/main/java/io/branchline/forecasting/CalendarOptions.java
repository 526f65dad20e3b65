package io.branchline.forecasting;

import io.branchline.forecasting.arrival.SpecialDays;
import io.branchline.forecasting.calendar.HolidayCalendar;
import io.branchline.forecasting.calendar.SpecialDaysFile;
import io.branchline.forecasting.job.SeriesKey;
import io.branchline.warehouse.Failure;
import io.branchline.warehouse.Home;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which days are special: calendars by country, and the operator's own file over them. */
final class CalendarOptions {

  private static final int YEARS_BACK = 3;

  @Option(
      names = "--country",
      paramLabel = "CC",
      description =
          "Country whose public holidays all branches have, such as CN or US; NONE for none (default:"
              + " each branch's by its time zone).")
  @Nullable String country;

  @Option(
      names = "--special-days",
      paramLabel = "FILE",
      description =
          "Lines DATE,KIND,NAME[,UPLIFT]: holiday, workday, campaign, outage, or the weekday that the"
              + " day acts like; wins over the calendar.")
  @Nullable Path specialDays;

  private final List<String> remarks = new ArrayList<>();

  /** What a planner should know of the calendars, one line each. */
  List<String> remarks() {
    return List.copyOf(remarks);
  }

  /** The country to give every series; null for each branch's own. */
  @Nullable String forced() {
    if (country == null) {
      return null;
    }
    return country.equalsIgnoreCase("NONE") ? "" : country.toUpperCase(java.util.Locale.ROOT);
  }

  /** Every country's special days over history and forecast. */
  Map<String, SpecialDays> of(List<SeriesKey> keys, int daysAhead) {
    HolidayCalendar calendar = new HolidayCalendar(Home.current().root().resolve("calendars"));
    SpecialDays own = own();
    Map<String, SpecialDays> days = new TreeMap<>();
    Map<String, LocalDate> origins = new TreeMap<>();
    for (SeriesKey key : keys) {
      origins.merge(key.country(), key.origin(), (a, b) -> a.isAfter(b) ? a : b);
    }
    origins.forEach(
        (code, origin) -> days.put(code, holidays(calendar, code, origin, daysAhead).plus(own)));
    return days;
  }

  private SpecialDays holidays(
      HolidayCalendar calendar, String code, LocalDate origin, int daysAhead) {
    if (code.isEmpty()) {
      return SpecialDays.NONE;
    }
    if (country == null && !calendar.knows(code)) {
      remarks.add(
          "No calendar of "
              + code
              + " is known: its holidays act like any day. Name them with --special-days or in"
              + " calendars/"
              + code
              + ".csv.");
      return SpecialDays.NONE;
    }
    LocalDate last = origin.plusDays(daysAhead);
    try {
      HolidayCalendar.Years years =
          calendar.years(code, origin.getYear() - YEARS_BACK, last.getYear());
      if (code.equals("CN") && !years.announced().contains(last.getYear())) {
        remarks.add(
            "China's holidays of "
                + last.getYear()
                + " are not announced here: statutory days by the lunar calendar, no worked weekends."
                + " Add them to calendars/CN.csv.");
      }
      return years.days();
    } catch (IllegalArgumentException e) {
      throw new Failure(Failure.Code.BAD_INPUT, String.valueOf(e.getMessage()), e);
    }
  }

  private SpecialDays own() {
    if (specialDays == null) {
      return SpecialDays.NONE;
    }
    try {
      return SpecialDaysFile.parse(Files.readAllLines(specialDays, StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new Failure(
          Failure.Code.BAD_INPUT, "Cannot read the special days in " + specialDays + ": " + e, e);
    } catch (IllegalArgumentException e) {
      throw new Failure(Failure.Code.BAD_INPUT, specialDays + ": " + e.getMessage(), e);
    }
  }
}
