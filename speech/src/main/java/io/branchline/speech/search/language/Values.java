package io.branchline.speech.search.language;

import io.branchline.warehouse.table.Side;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads what stands behind a field's colon. */
final class Values {

  private static final Pattern CLOCK =
      Pattern.compile("(?:(\\d{1,4}):)?(\\d{1,5}(?:\\.\\d{1,3})?)");
  private static final Pattern UNITS =
      Pattern.compile(
          "(?:(\\d{1,3})h)?(?:(\\d{1,4})m)?(?:(\\d{1,6}(?:\\.\\d{1,3})?)s)?(?:(\\d{1,9})ms)?");
  private static final Pattern NUMBER = Pattern.compile("\\d{1,9}(?:\\.\\d{1,6})?");
  private static final Pattern ONE_UNIT = Pattern.compile("[\\d.]+(h|m|s|ms|%)");

  private Values() {}

  static Side side(QueryToken token) {
    return switch (token.value().toLowerCase(Locale.ROOT)) {
      case "agent", "坐席" -> Side.AGENT;
      case "customer", "caller", "客户" -> Side.CUSTOMER;
      case "mixed", "混合" -> Side.MIXED;
      default ->
          throw new QueryException(token.valueColumn(), QueryError.Code.BAD_SIDE, token.value());
    };
  }

  /** 30, 30s, 1:30, 1m30s, 1500ms. */
  static long millis(String text, int column) {
    Matcher clock = CLOCK.matcher(text);
    if (clock.matches()) {
      return part(clock.group(1)) * 60_000 + seconds(clock.group(2));
    }
    Matcher units = UNITS.matcher(text);
    if (!text.isEmpty() && units.matches()) {
      return part(units.group(1)) * 3_600_000
          + part(units.group(2)) * 60_000
          + seconds(units.group(3))
          + part(units.group(4));
    }
    throw new QueryException(column, QueryError.Code.BAD_TIME, text);
  }

  private static long part(@Nullable String digits) {
    return digits == null ? 0 : Long.parseLong(digits);
  }

  private static long seconds(@Nullable String text) {
    return text == null ? 0 : Math.round(Double.parseDouble(text) * 1000);
  }

  /** 20s: from now on at most so long; 5s..20s: between the two. */
  static QueryNode.Gap gap(String text, int column) {
    int dots = text.indexOf("..");
    if (dots < 0) {
      return new QueryNode.Gap(0, millis(text, column));
    }
    String[] ends = ends(text, dots);
    long from = ends[0].isEmpty() ? 0 : millis(ends[0], column);
    long to = ends[1].isEmpty() ? Long.MAX_VALUE : millis(ends[1], column + dots + 2);
    if (from > to) {
      throw new QueryException(column, QueryError.Code.EMPTY_RANGE, text);
    }
    return new QueryNode.Gap(from, to);
  }

  static QueryNode days(QueryToken token) {
    String text = token.value();
    int column = token.valueColumn();
    int dots = text.indexOf("..");
    LocalDate from;
    LocalDate to;
    if (dots < 0) {
      from = firstDay(text, column);
      to = lastDay(text, column);
    } else {
      String[] ends = ends(text, dots);
      from = ends[0].isEmpty() ? null : firstDay(ends[0], column);
      to = ends[1].isEmpty() ? null : lastDay(ends[1], column + dots + 2);
    }
    if (from != null && to != null && from.isAfter(to)) {
      throw new QueryException(column, QueryError.Code.EMPTY_RANGE, text);
    }
    return new QueryNode.Days(from, to);
  }

  static LocalDate firstDay(String text, int column) {
    return isMonth(text) ? month(text, column).atDay(1) : day(text, column);
  }

  static LocalDate lastDay(String text, int column) {
    return isMonth(text) ? month(text, column).atEndOfMonth() : day(text, column);
  }

  private static boolean isMonth(String text) {
    return text.length() == "2026-01".length();
  }

  private static YearMonth month(String text, int column) {
    try {
      return YearMonth.parse(text);
    } catch (DateTimeException e) {
      throw new QueryException(column, QueryError.Code.BAD_DAY, text);
    }
  }

  private static LocalDate day(String text, int column) {
    try {
      return LocalDate.parse(text);
    } catch (DateTimeException e) {
      throw new QueryException(column, QueryError.Code.BAD_DAY, text);
    }
  }

  /** &gt;5m, &lt;=60, 20..40%, 2..5m, 30s: what the field's figure has to be. */
  static QueryNode measure(QueryToken token, Measure plain, @Nullable Measure share) {
    String text = token.value();
    int column = token.valueColumn();
    boolean percent = share != null && text.endsWith("%");
    Measure measure = percent ? share : plain;
    boolean time = !percent && isTime(plain);
    int dots = text.indexOf("..");
    double from;
    double to;
    if (dots >= 0) {
      String[] ends = ends(text, dots);
      String carried = carry(ends[0], ends[1]);
      from = ends[0].isEmpty() ? Double.NEGATIVE_INFINITY : figure(carried, column, time, percent);
      to =
          ends[1].isEmpty()
              ? Double.POSITIVE_INFINITY
              : figure(ends[1], column + dots + 2, time, percent);
    } else {
      String sign = text.replaceFirst("^([<>]=?)?.*", "$1");
      double value = figure(text.substring(sign.length()), column + sign.length(), time, percent);
      from =
          switch (sign) {
            case ">" -> Math.nextUp(value);
            case "<", "<=" -> Double.NEGATIVE_INFINITY;
            default -> value;
          };
      to =
          switch (sign) {
            case "<" -> Math.nextDown(value);
            case ">", ">=" -> Double.POSITIVE_INFINITY;
            default -> value;
          };
    }
    if (from > to) {
      throw new QueryException(column, QueryError.Code.EMPTY_RANGE, text);
    }
    return new QueryNode.Between(measure, from, to);
  }

  /** In 2..5m the first end means minutes, too. */
  private static String carry(String first, String second) {
    Matcher unit = ONE_UNIT.matcher(second);
    return NUMBER.matcher(first).matches() && unit.matches() ? first + unit.group(1) : first;
  }

  private static double figure(String text, int column, boolean time, boolean percent) {
    if (time) {
      return millis(text, column);
    }
    String digits = percent && text.endsWith("%") ? text.substring(0, text.length() - 1) : text;
    if (!NUMBER.matcher(digits).matches()) {
      throw new QueryException(
          column, QueryError.Code.BAD_NUMBER, text, percent ? ">20%, 20..40%" : ">60, 60..80");
    }
    return Double.parseDouble(digits);
  }

  private static boolean isTime(Measure measure) {
    return switch (measure) {
      case DURATION, SILENCE, OVERTALK -> true;
      default -> false;
    };
  }

  private static String[] ends(String text, int dots) {
    return new String[] {text.substring(0, dots), text.substring(dots + 2)};
  }
}
