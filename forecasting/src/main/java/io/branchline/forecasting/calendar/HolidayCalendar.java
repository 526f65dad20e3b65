package io.branchline.forecasting.calendar;

import com.ibm.icu.util.TimeZone;
import de.focus_shift.jollyday.core.Holiday;
import de.focus_shift.jollyday.core.HolidayManager;
import de.focus_shift.jollyday.core.HolidayType;
import de.focus_shift.jollyday.core.ManagerParameters;
import io.branchline.forecasting.arrival.SpecialDay;
import io.branchline.forecasting.arrival.SpecialDays;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.Year;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Public holidays by country: China from the yearly notices, other countries from Jollyday, and an
 * operator's {@code XX.csv} in place of either, year by year. Safe for many threads.
 */
public final class HolidayCalendar {

  private static final String CHINA = "CN";
  private static final String HONG_KONG = "HK";
  private static final Set<String> NO_COUNTRY = Set.of("", "001");

  private final @Nullable Path folder;

  /**
   * A calendar.
   *
   * @param folder where an operator keeps files {@code XX.csv}, XX a country's code; null for none
   */
  public HolidayCalendar(@Nullable Path folder) {
    this.folder = folder;
  }

  /**
   * Some years' special days.
   *
   * @param announced false where a year in China has no notice yet: worked weekends are missing
   */
  public record Years(SpecialDays days, Set<Integer> announced) {}

  /** The country that a zone lies in, such as {@code CN}; empty for zones of no country. */
  public static Optional<String> countryOf(ZoneId zone) {
    try {
      String region = TimeZone.getRegion(zone.getId());
      return NO_COUNTRY.contains(region) ? Optional.empty() : Optional.of(region);
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  /** Whether the days of a country are known. */
  public boolean knows(String country) {
    return country.equals(CHINA)
        || HolidayManager.getSupportedCalendarCodes().contains(country)
        || own(country) != null;
  }

  /**
   * The special days of some years.
   *
   * @param country two letters, such as {@code US}
   * @throws IllegalArgumentException for a country that is not known, or an operator's file that
   *     cannot be read
   */
  public Years years(String country, int first, int last) {
    Map<Integer, Map<LocalDate, List<SpecialDay>>> years = new TreeMap<>();
    Set<Integer> announced = new TreeSet<>();
    boolean china = country.equals(CHINA);
    if (china) {
      announced.addAll(replace(years, SpecialDaysFile.parse(shipped())));
    }
    Path own = own(country);
    if (own != null) {
      announced.addAll(replace(years, read(own)));
    }
    Map<LocalDate, List<SpecialDay>> days = new TreeMap<>();
    for (int year = first; year <= last; year++) {
      Map<LocalDate, List<SpecialDay>> known = years.get(year);
      if (known == null) {
        known = china ? LunarHolidays.of(year) : library(country, year);
      }
      days.putAll(known);
    }
    return new Years(new SpecialDays(days), china ? announced : Set.of());
  }

  /**
   * The days on which the law gives everybody off and work costs the holiday rate. China's notices
   * also name days off that are exchanged for worked weekends: those are not among them.
   *
   * @throws IllegalArgumentException for a country that is not known, or an operator's file that
   *     cannot be read
   */
  public Set<LocalDate> statutory(String country, LocalDate from, LocalDate to) {
    return named(country, from, to).keySet();
  }

  /** The same days with what they are called. */
  public Map<LocalDate, SpecialDay> named(String country, LocalDate from, LocalDate to) {
    Map<LocalDate, SpecialDay> named = new TreeMap<>();
    if (country.equals(CHINA)) {
      for (int year = from.getYear(); year <= to.getYear(); year++) {
        LunarHolidays.of(year).forEach((date, list) -> named.put(date, list.get(0)));
      }
    } else {
      years(country, from.getYear(), to.getYear())
          .days()
          .days()
          .forEach(
              (date, list) ->
                  list.stream()
                      .filter(day -> day.kind() == SpecialDay.Kind.HOLIDAY)
                      .findFirst()
                      .ifPresent(day -> named.put(date, day)));
    }
    named.keySet().removeIf(date -> date.isBefore(from) || date.isAfter(to));
    return named;
  }

  private static Set<Integer> replace(
      Map<Integer, Map<LocalDate, List<SpecialDay>>> years, SpecialDays days) {
    Map<Integer, Map<LocalDate, List<SpecialDay>>> fresh = new TreeMap<>();
    days.days()
        .forEach(
            (date, list) ->
                fresh.computeIfAbsent(date.getYear(), key -> new TreeMap<>()).put(date, list));
    years.putAll(fresh);
    return fresh.keySet();
  }

  private static Map<LocalDate, List<SpecialDay>> library(String country, int year) {
    if (!HolidayManager.getSupportedCalendarCodes().contains(country)) {
      throw new IllegalArgumentException(
          "No calendar of the country '"
              + country
              + "' is known. Maybe name its days in calendars/"
              + country
              + ".csv?");
    }
    Map<LocalDate, List<SpecialDay>> days = new TreeMap<>();
    HolidayManager manager = HolidayManager.getInstance(ManagerParameters.create(country));
    for (Holiday holiday : manager.getHolidays(Year.of(year))) {
      if (holiday.getType() == HolidayType.PUBLIC_HOLIDAY) {
        days.put(
            holiday.getDate(),
            List.of(ChineseNames.on(SpecialDay.holiday(holiday.getDescription(Locale.ENGLISH)))));
      }
    }
    if (country.equals(HONG_KONG)) {
      LunarHolidays.addHongKong(days, year);
    }
    return days;
  }

  private @Nullable Path own(String country) {
    Path file = folder == null ? null : folder.resolve(country + ".csv");
    return file != null && Files.exists(file) ? file : null;
  }

  private static SpecialDays read(Path file) {
    try {
      return SpecialDaysFile.parse(Files.readAllLines(file, StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new IllegalArgumentException("Cannot read " + file + ": " + e, e);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(file + ": " + e.getMessage(), e);
    }
  }

  private static List<String> shipped() {
    try (InputStream in = HolidayCalendar.class.getResourceAsStream("CN.csv")) {
      if (in == null) {
        throw new IllegalStateException("The program lacks its calendar CN.csv");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
