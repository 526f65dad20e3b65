package io.branchline.console.text;

import static java.lang.Math.abs;

import io.branchline.console.figure.Measure;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.TextStyle;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Writes figures the same way in both languages; what is not there is a dash, never a nought. */
@Component("figures")
public final class Figures {

  /** Stands where there is no figure. */
  public static final String NONE = "–";

  private static final DateTimeFormatter DAY = DateTimeFormatter.ISO_LOCAL_DATE;
  private static final DateTimeFormatter CLOCK =
      DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT);
  private static final DateTimeFormatter MINUTE =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT);
  private static final DecimalFormatSymbols SYMBOLS = DecimalFormatSymbols.getInstance(Locale.ROOT);

  /** A figure as its unit asks for. */
  public String of(Measure.Unit unit, @Nullable Double value) {
    return switch (unit) {
      case PERCENT -> percent(value);
      case SECONDS ->
          value == null ? NONE : value < 60 ? format("0.0", value) + " s" : time(millis(value));
      case POINTS -> decimal(value);
    };
  }

  /** An interval without its unit's sign. */
  public String interval(Measure.Unit unit, double low, double high) {
    return switch (unit) {
      case PERCENT -> format("0.0", low * 100) + "–" + format("0.0", high * 100);
      case SECONDS ->
          high < 60
              ? format("0.0", low) + "–" + format("0.0", high)
              : time(millis(low)) + "–" + time(millis(high));
      case POINTS -> decimal(low) + "–" + decimal(high);
    };
  }

  private static long millis(double seconds) {
    return Math.round(seconds * 1000);
  }

  /** A share of 1 as {@code 83.0 %}. */
  public String percent(@Nullable Double share) {
    return share == null ? NONE : format("0.0", share * 100) + " %";
  }

  /** Two shares of 1 as {@code 91.5–98.8}, without the sign. */
  public String percents(double low, double high) {
    return interval(Measure.Unit.PERCENT, low, high);
  }

  /** How much more, as {@code +39}, {@code -39} or {@code 0}. */
  public String signed(@Nullable Number more) {
    return more == null
        ? NONE
        : format("+#,##0;-#,##0", more.doubleValue()).replaceFirst("^[+-]0$", "0");
  }

  /** A share of 1 more, as {@code +4.5 %}. */
  public String signedPercent(@Nullable Double more) {
    return more == null
        ? NONE
        : format("+0.0;-0.0", more * 100).replaceFirst("^[+-]0\\.0$", "0.0") + " %";
  }

  /** Seconds, from a minute on as {@code m:ss}. */
  public String seconds60(@Nullable Double seconds) {
    return of(Measure.Unit.SECONDS, seconds);
  }

  /** A part of a whole in whole percent. */
  public String percentOf(long part, long whole) {
    return whole <= 0 ? NONE : format("0", 100.0 * part / whole) + " %";
  }

  /** A number with one digit behind the point. */
  public String decimal(@Nullable Double number) {
    return number == null ? NONE : format("#,##0.0", number);
  }

  /** A whole number with thousands apart. */
  public String count(@Nullable Number number) {
    return number == null ? NONE : format("#,##0", number.doubleValue());
  }

  /** Milliseconds as {@code m:ss}. */
  public String time(@Nullable Long millis) {
    return millis == null ? NONE : clock(Duration.ofMillis(millis));
  }

  /** Milliseconds as {@code m:ss.t}, for places in a recording. */
  public String place(@Nullable Long millis) {
    if (millis == null) {
      return NONE;
    }
    long tenths = Math.max(0, millis) / 100;
    return String.format(Locale.ROOT, "%d:%02d.%d", tenths / 600, tenths / 10 % 60, tenths % 10);
  }

  /** Milliseconds as seconds: {@code 4.2 s}. */
  public String seconds(@Nullable Long millis) {
    return millis == null ? NONE : format("#,##0.0", millis / 1000.0) + " s";
  }

  /** A day with its weekday, in the page's language. */
  public String day(LocalDate date, Locale locale) {
    return DAY.format(date)
        + " "
        + date.getDayOfWeek()
            .getDisplayName(
                TextStyle.SHORT,
                Languages.isChinese(locale) ? Languages.CHINESE : Languages.ENGLISH);
  }

  /** The same of a day as {@code 2026-03-16}. */
  public String day(String date, Locale locale) {
    return day(LocalDate.parse(date), locale);
  }

  /** The time of day in a zone. */
  public String clock(@Nullable Instant instant, String zone) {
    return instant == null ? NONE : CLOCK.format(instant.atZone(ZoneId.of(zone)));
  }

  /** Day and time in a zone. */
  public String moment(@Nullable Instant instant, String zone) {
    return instant == null ? NONE : MINUTE.format(instant.atZone(ZoneId.of(zone)));
  }

  /** How far a zone's clocks are from UTC at that moment: {@code UTC+6}, {@code UTC-3:30}. */
  public String offset(Instant instant, String zone) {
    int minutes = ZoneId.of(zone).getRules().getOffset(instant).getTotalSeconds() / 60;
    String rest = minutes % 60 == 0 ? "" : String.format(Locale.ROOT, ":%02d", abs(minutes) % 60);
    return "UTC" + (minutes < 0 ? "-" : "+") + abs(minutes) / 60 + rest;
  }

  private static String clock(Duration time) {
    long seconds = Math.round(time.toMillis() / 1000.0);
    return seconds >= 3600
        ? String.format(
            Locale.ROOT, "%d:%02d:%02d", seconds / 3600, seconds / 60 % 60, seconds % 60)
        : String.format(Locale.ROOT, "%d:%02d", seconds / 60, seconds % 60);
  }

  private static String format(String pattern, double number) {
    return new DecimalFormat(pattern, SYMBOLS).format(number);
  }
}
