package io.branchline.console.branch;

import io.branchline.console.access.Names;
import io.branchline.console.access.Period;
import io.branchline.console.access.Reader;
import io.branchline.console.figure.Measure.Day;
import io.branchline.console.figure.Scores;
import io.branchline.scoring.kpi.Counters;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** What every branch did on every day of a period; two queries. */
public final class BranchDays {

  private static final String COUNTERS =
      """
      sum(k.arrived) AS arrived, sum(k.offered) AS offered, sum(k.answered) AS answered,
      sum(k.abandoned) AS abandoned, sum(k.flowed_out) AS flowed_out,
      sum(k.ended_in_ivr) AS ended_in_ivr, sum(k.open) AS open,
      sum(k.answered_within) AS answered_within, sum(k.abandoned_within) AS abandoned_within,
      sum(k.short_abandoned) AS short_abandoned,
      sum(k.answered_wait_millis) AS answered_wait_millis,
      sum(k.abandoned_wait_millis) AS abandoned_wait_millis, sum(k.handled) AS handled,
      sum(k.talk_millis) AS talk_millis, sum(k.hold_millis) AS hold_millis,
      sum(k.wrap_up_millis) AS wrap_up_millis, sum(k.busy_millis) AS busy_millis,
      sum(k.available_millis) AS available_millis, sum(k.staffed_millis) AS staffed_millis
      """;

  private static final String FROM_INTERVALS =
      """
      FROM kpi_interval AS k FINAL
      WHERE scope = 'queue'
        AND interval_start >= toDateTime({from:Date}, 'UTC') - INTERVAL 1 DAY
        AND interval_start < toDateTime({to:Date}, 'UTC') + INTERVAL 2 DAY
        AND local_date BETWEEN {from:Date} AND {to:Date}
        AND ({queue:String} = '' OR queue = {queue:String})
        AND ({branch:String} = '' OR branch = {branch:String})
        AND
      """
          + Reader.SCOPE;

  private static final String BY_DAY =
      "SELECT branch, local_date, min(k.threshold_seconds) AS threshold_low,"
          + " max(k.threshold_seconds) AS threshold_high, max(k.short_seconds) AS short_high, "
          + COUNTERS
          + FROM_INTERVALS
          + " GROUP BY branch, local_date";

  private static final String BY_HALF_HOUR =
      "SELECT toDayOfWeek(local_date) AS weekday, local_time, "
          + COUNTERS
          + FROM_INTERVALS
          + " GROUP BY weekday, local_time ORDER BY weekday, local_time";

  /** A call that people scored counts with their mean score, else with the machine's. */
  private static final String SCORES =
      String.format(
          Locale.ROOT,
          """
      SELECT branch, toStartOfInterval(started, INTERVAL 30 MINUTE) AS half_hour,
        count() AS calls, sum(one) AS sum, sum(one * one) AS squares
      FROM (
        SELECT branch, call_id, min(call_started_at) AS started,
          if(countIf(method = 'manual') > 0, avgIf(assumeNotNull(score), method = 'manual'), avg(assumeNotNull(score))) AS one
        FROM (
          SELECT branch, call_id, call_started_at, queue, method, evaluated_at, score, evaluation_id, revision
          FROM evaluations FINAL
          WHERE call_started_at >= toDateTime64({from:Date}, 3, 'UTC') - INTERVAL 1 DAY
            AND call_started_at < toDateTime64({to:Date}, 3, 'UTC') + INTERVAL 2 DAY
            AND ({queue:String} = '' OR queue = {queue:String})
            AND ({branch:String} = '' OR branch = {branch:String})
            AND %s
          ORDER BY revision DESC LIMIT 1 BY evaluation_id
        )
        WHERE score IS NOT NULL
        GROUP BY branch, call_id
      )
      GROUP BY branch, half_hour
      """,
          Reader.SCOPE);

  private final Map<String, TreeMap<LocalDate, Day>> days = new TreeMap<>();
  private int thresholdLow = Integer.MAX_VALUE;
  private int thresholdHigh;
  private int shortHigh;

  private record CounterRow(
      String branch,
      LocalDate localDate,
      int thresholdLow,
      int thresholdHigh,
      int shortHigh,
      Counters counters) {}

  private record ScoreRow(
      String branch, Instant halfHour, long calls, double sum, double squares) {}

  /** What happened in a half hour of the week. */
  record HalfHour(int weekday, String localTime, Counters counters) {}

  /** Reads a period; {@code queue} may be empty for all. */
  public static BranchDays read(Reader reader, Names names, Period period, String queue) {
    BranchDays result = new BranchDays();
    for (CounterRow row : reader.query(CounterRow.class, BY_DAY, parameters(period, queue, ""))) {
      result.add(row.branch(), row.localDate(), new Day(row.counters(), Scores.NONE));
      result.thresholdLow = Math.min(result.thresholdLow, row.thresholdLow());
      result.thresholdHigh = Math.max(result.thresholdHigh, row.thresholdHigh());
      result.shortHigh = Math.max(result.shortHigh, row.shortHigh());
    }
    Map<String, ZoneId> zones = new HashMap<>();
    for (ScoreRow row : reader.query(ScoreRow.class, SCORES, parameters(period, queue, ""))) {
      ZoneId zone = zones.computeIfAbsent(row.branch(), b -> ZoneId.of(names.zone(b)));
      LocalDate day = row.halfHour().atZone(zone).toLocalDate();
      if (!day.isBefore(period.from()) && !day.isAfter(period.to())) {
        result.add(
            row.branch(),
            day,
            new Day(Counters.ZERO, new Scores(row.calls(), row.sum(), row.squares())));
      }
    }
    return result;
  }

  /** The half hours of the week, all branches or one. */
  static List<HalfHour> week(Reader reader, Period period, String queue, String branch) {
    return reader.query(HalfHour.class, BY_HALF_HOUR, parameters(period, queue, branch));
  }

  private static Map<String, Object> parameters(Period period, String queue, String branch) {
    return Map.of("from", period.from(), "to", period.to(), "queue", queue, "branch", branch);
  }

  private void add(String branch, LocalDate date, Day day) {
    days.computeIfAbsent(branch, b -> new TreeMap<>())
        .merge(
            date,
            day,
            (a, b) -> new Day(a.counters().plus(b.counters()), a.scores().plus(b.scores())));
  }

  /** The days of a branch. */
  public Collection<Day> of(String branch) {
    TreeMap<LocalDate, Day> known = days.get(branch);
    return known == null ? List.of() : known.values();
  }

  /** The days of all branches together, or of one where it is named. */
  public Map<LocalDate, Day> byDate(String branch) {
    if (!branch.isEmpty()) {
      return days.getOrDefault(branch, new TreeMap<>());
    }
    TreeMap<LocalDate, Day> together = new TreeMap<>();
    for (TreeMap<LocalDate, Day> one : days.values()) {
      one.forEach(
          (date, day) ->
              together.merge(
                  date,
                  day,
                  (a, b) -> new Day(a.counters().plus(b.counters()), a.scores().plus(b.scores()))));
    }
    return together;
  }

  /** T of the counters; null where there are none or several. */
  Integer threshold() {
    return thresholdLow == thresholdHigh ? Integer.valueOf(thresholdHigh) : null;
  }

  /** S of the counters. */
  int shortSeconds() {
    return shortHigh;
  }
}
