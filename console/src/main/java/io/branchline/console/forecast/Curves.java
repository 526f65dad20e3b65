package io.branchline.console.forecast;

import io.branchline.console.access.Reader;
import io.branchline.console.planning.Choice;
import io.branchline.console.planning.Planned;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Reads actual, forecast, interval and baseline of a choice, by day or by half hour. Intervals of
 * sums are those that were measured for that sum; a sum that nobody measured has none.
 */
final class Curves {

  private static final String ENDS =
      """
      calls, baseline_calls AS baseline, low_fifty, high_fifty, low_eighty, high_eighty,
        low_ninety_five, high_ninety_five""";

  private static final String MEASURED =
      String.format(
          Locale.ROOT,
          """
      SELECT local_date, local_time, %s FROM forecast_totals FINAL
      WHERE branch = {branch:String} AND queue = {queue:String} AND model = {model:String}
        AND period = {period:String} AND local_date BETWEEN {from:Date} AND {to:Date}
        AND ({every_branch:Bool} OR branch IN {scope:Array(String)})
      ORDER BY origin DESC LIMIT 1 BY interval_start
      """,
          ENDS);

  private static final String QUEUE_HALF_HOURS =
      String.format(
          Locale.ROOT,
          """
      SELECT local_date, local_time, %s FROM forecasts FINAL
      WHERE branch = {branch:String} AND queue = {queue:String} AND model = {model:String}
        AND interval_start >= toDateTime({from:Date}, 'UTC') - INTERVAL 1 DAY
        AND interval_start < toDateTime({to:Date}, 'UTC') + INTERVAL 2 DAY
        AND local_date BETWEEN {from:Date} AND {to:Date} AND %s
      ORDER BY origin DESC LIMIT 1 BY interval_start
      """,
          ENDS,
          Reader.SCOPE);

  private static final String SUMMED =
      String.format(
          Locale.ROOT,
          """
      SELECT local_date, if({period:String} = 'day', '', local_time) AS local_time,
        sum(expected) AS calls, sum(calendar) AS baseline,
        NULL AS low_fifty, NULL AS high_fifty, NULL AS low_eighty, NULL AS high_eighty,
        NULL AS low_ninety_five, NULL AS high_ninety_five
      FROM (
        SELECT branch, queue, local_date, local_time, calls AS expected, baseline_calls AS calendar
        FROM forecasts FINAL
        WHERE ({branch:String} = '' OR branch = {branch:String})
          AND ({queue:String} = '' OR queue = {queue:String}) AND model = {model:String}
          AND interval_start >= toDateTime({from:Date}, 'UTC') - INTERVAL 1 DAY
          AND interval_start < toDateTime({to:Date}, 'UTC') + INTERVAL 2 DAY
          AND local_date BETWEEN {from:Date} AND {to:Date} AND %s
        ORDER BY origin DESC LIMIT 1 BY branch, queue, interval_start)
      GROUP BY local_date, local_time
      """,
          Reader.SCOPE);

  private static final String CAME =
      String.format(
          Locale.ROOT,
          """
      SELECT local_date, if({period:String} = 'day', '', local_time) AS local_time,
        toFloat64(sum(offered)) AS calls
      FROM kpi_interval FINAL
      WHERE scope = 'queue' AND queue != '' AND is_deleted = 0
        AND interval_start >= toDateTime({from:Date}, 'UTC') - INTERVAL 1 DAY
        AND interval_start < toDateTime({to:Date}, 'UTC') + INTERVAL 2 DAY
        AND local_date BETWEEN {from:Date} AND {to:Date}
        AND ({branch:String} = '' OR branch = {branch:String})
        AND ({queue:String} = '' OR queue = {queue:String}) AND %s
      GROUP BY local_date, local_time
      """,
          Reader.SCOPE);

  private static final String HORIZON =
      """
      SELECT min(local_date) AS first, max(local_date) AS last, max(origin) AS newest
      FROM %s
      WHERE model = {model:String} AND ({branch:String} = '' OR branch = {branch:String}) AND %s
      HAVING count() > 0
      """;

  private static final String HORIZON_OF_TOTALS =
      String.format(Locale.ROOT, HORIZON, "forecast_totals", "period = 'day' AND " + Reader.SCOPE);

  /** Of forecasts made before there were totals. */
  private static final String HORIZON_OF_FORECASTS =
      String.format(Locale.ROOT, HORIZON, "forecasts", Reader.SCOPE);

  private final Reader reader;
  private final Choice choice;
  private final String model;

  Curves(Reader reader, Choice choice, String model) {
    this.reader = reader;
    this.choice = choice;
    this.model = model;
  }

  record Expected(
      LocalDate localDate,
      String localTime,
      double calls,
      @Nullable Double baseline,
      @Nullable Double lowFifty,
      @Nullable Double highFifty,
      @Nullable Double lowEighty,
      @Nullable Double highEighty,
      @Nullable Double lowNinetyFive,
      @Nullable Double highNinetyFive) {

    Point point(Band band, boolean day) {
      Double low = band == Band.FIFTY ? lowFifty : band == Band.EIGHTY ? lowEighty : lowNinetyFive;
      Double high =
          band == Band.FIFTY ? highFifty : band == Band.EIGHTY ? highEighty : highNinetyFive;
      return new Point(localDate, day ? "" : localTime, null, calls, 0, baseline, low, high);
    }
  }

  record Came(LocalDate localDate, String localTime, double calls) {}

  /**
   * The days that are forecast.
   *
   * @param newest the first day of the newest forecast
   */
  record Horizon(LocalDate first, LocalDate last, LocalDate newest) {}

  /** The days forecast; null where there are none. */
  @Nullable Horizon horizon() {
    Map<String, Object> asked = choice.with(Map.of("model", model));
    return reader
        .first(Horizon.class, HORIZON_OF_TOTALS, asked)
        .or(() -> reader.first(Horizon.class, HORIZON_OF_FORECASTS, asked))
        .orElse(null);
  }

  /** One point a day, in order, whether forecast or come. */
  List<Point> days(LocalDate from, LocalDate to, Band band, List<Planned.Change> changes) {
    List<Expected> expected = read(MEASURED, "day", from, to);
    if (expected.isEmpty()) {
      expected = read(SUMMED, "day", from, to);
    }
    return points(expected, "day", from, to, band, changes);
  }

  /** The whole newest forecast as one point; null where no such sum was measured. */
  @Nullable Point whole(LocalDate origin, Band band, List<Planned.Change> changes) {
    double more =
        changes.stream()
            .filter(change -> !change.cell().localDate().isBefore(origin))
            .mapToDouble(Planned.Change::more)
            .sum();
    return read(MEASURED, "horizon", origin, origin).stream()
        .findFirst()
        .map(row -> row.point(band, true).changed(more))
        .orElse(null);
  }

  /** One point a half hour of a day. */
  List<Point> halfHours(LocalDate day, Band band, List<Planned.Change> changes) {
    boolean queueOfBranch = !choice.branch().isEmpty() && !choice.queue().isEmpty();
    List<Expected> expected =
        read(queueOfBranch ? QUEUE_HALF_HOURS : MEASURED, "interval", day, day);
    if (expected.isEmpty()) {
      expected = read(SUMMED, "interval", day, day);
    }
    return points(expected, "interval", day, day, band, changes);
  }

  private List<Expected> read(String sql, String period, LocalDate from, LocalDate to) {
    return reader.query(Expected.class, sql, parameters(period, from, to));
  }

  private Map<String, Object> parameters(String period, LocalDate from, LocalDate to) {
    return choice.with(Map.of("model", model, "period", period, "from", from, "to", to));
  }

  private List<Point> points(
      List<Expected> expected,
      String period,
      LocalDate from,
      LocalDate to,
      Band band,
      List<Planned.Change> changes) {
    boolean day = period.equals("day");
    Map<String, Double> more = new HashMap<>();
    for (Planned.Change change : changes) {
      String time = day ? "" : change.cell().localTime();
      more.merge(change.cell().localDate() + time, change.more(), Double::sum);
    }
    TreeMap<String, Point> points = new TreeMap<>();
    for (Expected row : expected) {
      Point point = row.point(band, day);
      String key = point.day() + point.time();
      points.put(key, point.changed(more.getOrDefault(key, 0.0)));
    }
    for (Came came : reader.query(Came.class, CAME, parameters(period, from, to))) {
      String key = came.localDate() + came.localTime();
      Point point = points.get(key);
      points.put(
          key,
          (point == null ? nothing(came.localDate(), came.localTime()) : point).with(came.calls()));
    }
    return List.copyOf(new ArrayList<>(points.values()));
  }

  private static Point nothing(LocalDate day, String time) {
    return new Point(day, time, null, null, 0, null, null, null);
  }
}
