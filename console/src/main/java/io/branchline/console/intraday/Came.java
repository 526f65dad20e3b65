package io.branchline.console.intraday;

import io.branchline.console.access.Reader;
import io.branchline.scoring.kpi.Counters;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What came on a day so far, by queue and half hour. */
final class Came {

  private static final double USUAL_PATIENCE = 180;
  private static final int ENOUGH_ABANDONED = 5;

  private static final String NEWEST =
      String.format(
          Locale.ROOT,
          """
      SELECT max(local_date) AS day FROM kpi_interval
      WHERE scope = 'queue' AND branch = {branch:String} AND %s HAVING count() > 0
      """,
          Reader.SCOPE);

  private static final String ROWS =
      String.format(
          Locale.ROOT,
          """
      SELECT branch, queue, interval_start, local_time, interval_minutes, offered, answered, abandoned,
        answered_within, abandoned_within, short_abandoned, answered_wait_millis,
        abandoned_wait_millis, handled, talk_millis + hold_millis + wrap_up_millis AS handle_millis
      FROM kpi_interval FINAL
      WHERE scope = 'queue' AND queue != '' AND is_deleted = 0 AND branch IN {branches:Array(String)}
        AND interval_start >= toDateTime({day:Date}, 'UTC') - INTERVAL 1 DAY
        AND interval_start < toDateTime({day:Date}, 'UTC') + INTERVAL 2 DAY
        AND local_date = {day:Date} AND %s
      ORDER BY interval_start, queue
      """,
          Reader.SCOPE);

  /** Nothing came. */
  static final Came NOTHING = new Came(List.of());

  private final List<Row> rows;
  private final Map<String, Row> byKey = new HashMap<>();

  private Came(List<Row> rows) {
    this.rows = rows;
    rows.forEach(row -> byKey.put(row.queue() + "\n" + row.intervalStart(), row));
  }

  record Day(LocalDate day) {}

  /** A queue's half hour. */
  record Row(
      String branch,
      String queue,
      Instant intervalStart,
      String localTime,
      int intervalMinutes,
      long offered,
      long answered,
      long abandoned,
      long answeredWithin,
      long abandonedWithin,
      long shortAbandoned,
      long answeredWaitMillis,
      long abandonedWaitMillis,
      long handled,
      long handleMillis) {

    Counters counters() {
      return new Counters(
          offered,
          offered,
          answered,
          abandoned,
          0,
          0,
          0,
          answeredWithin,
          abandonedWithin,
          shortAbandoned,
          answeredWaitMillis,
          abandonedWaitMillis,
          handled,
          handleMillis,
          0,
          0,
          0,
          0,
          0);
    }
  }

  /** The newest day with data of a branch; null where there is none. */
  static @Nullable LocalDate newest(Reader reader, String branch) {
    return reader.first(Day.class, NEWEST, Map.of("branch", branch)).map(Day::day).orElse(null);
  }

  /** By branch; a branch where nothing came is missing. */
  static Map<String, Came> of(Reader reader, Collection<String> branches, LocalDate day) {
    Map<String, List<Row>> rows =
        reader
            .query(Row.class, ROWS, Map.of("branches", List.copyOf(branches), "day", day))
            .stream()
            .collect(Collectors.groupingBy(Row::branch));
    Map<String, Came> came = new HashMap<>();
    rows.forEach((branch, own) -> came.put(branch, new Came(own)));
    return came;
  }

  /** The newest interval with data, which may be under way; null where nothing came. */
  @Nullable Instant newest() {
    return rows.isEmpty() ? null : rows.get(rows.size() - 1).intervalStart();
  }

  /** Calls of a queue in an interval. */
  double offered(String queue, Instant start) {
    Row row = byKey.get(queue + "\n" + start);
    return row == null ? 0 : row.offered();
  }

  List<Row> rows() {
    return rows;
  }

  /**
   * Mean patience of callers before a time, in seconds: all waits over abandoned calls, the
   * maximum-likelihood mean of exponential patience; 180 s where few abandoned.
   */
  double patienceSeconds(Instant before) {
    long waited = 0;
    long abandoned = 0;
    for (Row row : rows) {
      if (row.intervalStart().isBefore(before)) {
        waited += row.answeredWaitMillis() + row.abandonedWaitMillis();
        abandoned += row.abandoned();
      }
    }
    return abandoned < ENOUGH_ABANDONED || waited == 0
        ? USUAL_PATIENCE
        : waited / 1000.0 / abandoned;
  }
}
