package io.branchline.forecasting.job;

import io.branchline.forecasting.arrival.Grid;
import io.branchline.forecasting.arrival.Series;
import io.branchline.forecasting.calendar.HolidayCalendar;
import io.branchline.warehouse.Failure;
import io.branchline.warehouse.Warehouse;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads what happened from {@code kpi_interval}. */
public final class Intervals {

  private static final String SERIES =
      """
      SELECT
          k.branch AS branch,
          k.queue AS queue,
          b.zone AS zone,
          min(k.interval_minutes) AS shortest,
          max(k.interval_minutes) AS longest
      FROM kpi_interval AS k FINAL
      LEFT JOIN (SELECT branch, zone FROM branches FINAL) AS b ON b.branch = k.branch
      WHERE k.scope = 'queue' AND k.queue != ''
      GROUP BY branch, queue, zone
      ORDER BY branch, queue
      """;

  private static final String SPAN =
      """
      SELECT branch, min(local_date) AS first, max(local_date) AS last
      FROM kpi_interval FINAL
      WHERE scope = 'queue'
      GROUP BY branch
      """;

  private static final String OBSERVED =
      """
      SELECT DISTINCT local_date AS date
      FROM kpi_interval FINAL
      WHERE scope = 'queue' AND branch = {branch:String} AND local_date < {origin:Date}
      """;

  private static final String COUNTERS =
      """
      SELECT
          interval_start,
          offered,
          handled,
          talk_millis + hold_millis + wrap_up_millis AS handle_millis
      FROM kpi_interval FINAL
      WHERE scope = 'queue' AND branch = {branch:String} AND queue = {queue:String}
          AND local_date < {origin:Date}
      """;

  /** Finer than the counters: the calls themselves, counted as kpi counts them. */
  private static final String CALLS =
      """
      SELECT
          toStartOfInterval(started_at, INTERVAL {minutes:Int32} MINUTE, 'UTC') AS interval_start,
          countIf(outcome IN ('answered', 'abandoned', 'flowed_out')) AS offered,
          countIf(outcome = 'answered') AS handled,
          sumIf(talk_millis + hold_millis + wrap_up_millis, outcome = 'answered') AS handle_millis
      FROM calls FINAL
      WHERE branch = {branch:String} AND queue = {queue:String}
          AND started_at < toDateTime64({end:String}, 3, 'UTC')
      GROUP BY interval_start
      """;

  private static final DateTimeFormatter END =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT).withZone(ZoneOffset.UTC);

  private final Warehouse warehouse;
  private final Map<String, List<LocalDate>> observed = new HashMap<>();

  /** Reads from a warehouse; days once read are kept, so use a fresh one a run. */
  public Intervals(Warehouse warehouse) {
    this.warehouse = warehouse;
  }

  /**
   * Every queue that ever had an interval.
   *
   * @param origin the first day to forecast; null for each branch's day after its last whole day
   *     with data
   * @param now what time it is: a branch's today is not over and not learnt from
   */
  public List<SeriesKey> series(@Nullable LocalDate origin, Instant now) {
    return series(origin, now, ForecastPlan.USUAL_MINUTES, null);
  }

  /**
   * Every queue that ever had an interval.
   *
   * @param origin the first day to forecast; null for each branch's day after its last whole day
   *     with data
   * @param now what time it is: a branch's today is not over and not learnt from
   * @param minutes how forecasts are cut
   * @param country whose holidays all branches have; null for each branch's own by its zone
   */
  public List<SeriesKey> series(
      @Nullable LocalDate origin, Instant now, int minutes, @Nullable String country) {
    Map<String, Span> spans = new HashMap<>();
    warehouse.stream(Span.class, SPAN, Map.of(), span -> spans.put(span.branch(), span));
    List<SeriesKey> keys = new ArrayList<>();
    for (Row row : warehouse.query(Row.class, SERIES, Map.of())) {
      Span span = spans.get(row.branch());
      if (span == null) {
        continue;
      }
      ZoneId zone = zone(row);
      LocalDate first =
          origin == null
              ? afterLastWholeDay(span, now.atZone(zone).toLocalDate())
              : known(origin, span);
      String holidays = country == null ? HolidayCalendar.countryOf(zone).orElse("") : country;
      keys.add(
          new SeriesKey(row.branch(), row.queue(), zone, minutes(row), minutes, first, holidays));
    }
    if (keys.isEmpty()) {
      throw new Failure(
          Failure.Code.BAD_INPUT,
          "There is nothing to forecast from: kpi_interval has no interval of any queue. Run:"
              + " ./branchline kpi");
    }
    return keys;
  }

  /** The history of a queue before its origin. */
  public Series history(SeriesKey key) {
    List<LocalDate> days =
        observed.computeIfAbsent(
            key.branch(),
            branch ->
                warehouse
                    .query(
                        ObservedDay.class,
                        OBSERVED,
                        Map.of("branch", branch, "origin", key.origin()))
                    .stream()
                    .map(ObservedDay::date)
                    .toList());
    Series.Builder series =
        Series.builder(new Grid(key.zone(), key.intervalMinutes())).observed(days);
    if (key.intervalMinutes() % key.countedMinutes() == 0) {
      warehouse.stream(
          Counters.class,
          COUNTERS,
          Map.of("branch", key.branch(), "queue", key.queue(), "origin", key.origin()),
          row -> add(series, key, row));
    } else {
      Instant end = key.origin().atStartOfDay(key.zone()).toInstant();
      warehouse.stream(
          Counters.class,
          CALLS,
          Map.of(
              "branch",
              key.branch(),
              "queue",
              key.queue(),
              "minutes",
              key.intervalMinutes(),
              "end",
              END.format(end)),
          row -> add(series, key, row));
    }
    return series.build();
  }

  private static void add(Series.Builder series, SeriesKey key, Counters row) {
    try {
      series.add(
          row.intervalStart(),
          (double) row.offered(),
          (double) row.handled(),
          row.handleMillis() / 1000.0);
    } catch (IllegalArgumentException e) {
      throw new Failure(
          Failure.Code.BAD_INPUT,
          "Queue "
              + key.queue()
              + " of branch "
              + key.branch()
              + ": "
              + e.getMessage()
              + ". Count again with: ./branchline kpi",
          e);
    }
  }

  private static ZoneId zone(Row row) {
    String name = row.zone();
    try {
      if (name != null && !name.isEmpty()) {
        return ZoneId.of(name);
      }
    } catch (DateTimeException e) {
      throw new Failure(
          Failure.Code.BAD_INPUT,
          "Branch " + row.branch() + " has the zone '" + name + "', which no calendar knows.",
          e);
    }
    throw new Failure(
        Failure.Code.BAD_INPUT,
        "Branch "
            + row.branch()
            + " has calls but no row in branches, so nobody knows its time zone. Ingest its"
            + " events again, or add the branch.");
  }

  private static int minutes(Row row) {
    if (row.shortest() != row.longest()) {
      throw new Failure(
          Failure.Code.BAD_INPUT,
          "Queue "
              + row.queue()
              + " of branch "
              + row.branch()
              + " has intervals of "
              + row.shortest()
              + " and of "
              + row.longest()
              + " minutes. Count again with one length: ./branchline kpi");
    }
    return row.shortest();
  }

  private static LocalDate afterLastWholeDay(Span span, LocalDate today) {
    boolean underWay = span.last().equals(today) && span.first().isBefore(today);
    return underWay ? today : span.last().plusDays(1);
  }

  private static LocalDate known(LocalDate origin, Span span) {
    if (!span.first().isBefore(origin)) {
      throw new Failure(
          Failure.Code.BAD_INPUT,
          "Nothing is known of branch "
              + span.branch()
              + " before "
              + origin
              + ": its data starts on "
              + span.first()
              + ". Maybe --origin "
              + span.last().plusDays(1)
              + "?");
    }
    return origin;
  }

  record Row(String branch, String queue, @Nullable String zone, int shortest, int longest) {}

  record Span(String branch, LocalDate first, LocalDate last) {}

  record ObservedDay(LocalDate date) {}

  record Counters(Instant intervalStart, long offered, long handled, long handleMillis) {}
}
