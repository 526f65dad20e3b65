package io.branchline.forecasting.job;

import io.branchline.forecasting.adjust.Cell;
import io.branchline.forecasting.whatif.Day;
import io.branchline.forecasting.whatif.Interval;
import io.branchline.warehouse.Failure;
import io.branchline.warehouse.Warehouse;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Days of the newest forecast, as planners adjusted it, queue by queue. */
public final class ForecastDay {

  private static final String BUSIEST =
      """
      SELECT local_date AS day FROM current_forecasts
      WHERE model = {model:String}
        AND ({branch:String} = '' OR branch = {branch:String})
        AND ({queue:String} = '' OR queue = {queue:String})
        AND local_date >= (SELECT max(origin) FROM forecasts WHERE model = {model:String}
            AND ({branch:String} = '' OR branch = {branch:String}))
      GROUP BY day ORDER BY sum(calls) DESC, day LIMIT 1
      """;

  /** All queues of a branch: what planners added to the branch is spread over them. */
  private static final String ROWS =
      """
      SELECT b.region AS region, f.branch AS branch, f.queue AS queue,
          f.interval_start AS interval_start, f.interval_minutes AS interval_minutes,
          f.local_date AS local_date, f.local_time AS local_time,
          f.calls AS calls, f.handle_seconds AS handle_seconds
      FROM current_forecasts AS f LEFT JOIN (SELECT * FROM branches FINAL) AS b ON b.branch = f.branch
      WHERE f.model = {model:String} AND ({branch:String} = '' OR f.branch = {branch:String})
        AND f.local_date BETWEEN {from:Date} AND {to:Date}
      ORDER BY branch, queue, interval_start
      """;

  private final Warehouse warehouse;
  private final String model;
  private final String branch;
  private final String queue;
  private final String about;

  /**
   * Reads nothing yet.
   *
   * @param model the arrival model
   * @param branch empty for all
   * @param queue empty for all
   */
  public ForecastDay(Warehouse warehouse, String model, String branch, String queue) {
    this.warehouse = warehouse;
    this.model = model;
    this.branch = branch;
    this.queue = queue;
    this.about =
        (branch.isEmpty() ? "" : " of branch " + branch)
            + (queue.isEmpty() ? "" : " of queue " + queue);
  }

  record Busiest(LocalDate day) {}

  record Row(
      String region,
      String branch,
      String queue,
      Instant intervalStart,
      int intervalMinutes,
      LocalDate localDate,
      String localTime,
      double calls,
      @Nullable Double handleSeconds) {
    Cell cell() {
      return new Cell(branch, queue, localDate, localTime, calls);
    }

    Interval with(double adjusted) {
      return new Interval(
          region,
          branch,
          queue,
          localDate,
          localTime,
          intervalStart,
          intervalMinutes,
          adjusted,
          handleSeconds);
    }
  }

  /**
   * Each day's queues.
   *
   * @param date the first day; null for the one with most calls
   * @param span how many days
   * @throws Failure where nothing is forecast then
   */
  public List<Day> days(@Nullable LocalDate date, int span) {
    Map<String, Object> of = new HashMap<>();
    of.put("model", model);
    of.put("branch", branch);
    of.put("queue", queue);
    LocalDate first = date == null ? busiest(of) : date;
    of.put("from", first);
    of.put("to", first.plusDays(span - 1L));
    List<Interval> intervals =
        adjusted(warehouse.query(Row.class, ROWS, of)).stream()
            .filter(interval -> queue.isEmpty() || queue.equals(interval.queue()))
            .toList();
    if (intervals.isEmpty()) {
      throw new Failure(
          Failure.Code.BAD_INPUT,
          "There is no forecast by "
              + model
              + about
              + " for "
              + first
              + ". Run: ./branchline forecast");
    }
    try {
      return Day.eachOf(intervals);
    } catch (IllegalArgumentException e) {
      throw new Failure(
          Failure.Code.BAD_INPUT,
          e.getMessage()
              + " Ingest calls that were answered, then run: ./branchline kpi, ./branchline"
              + " forecast",
          e);
    }
  }

  private List<Interval> adjusted(List<Row> rows) {
    double[] calls = Adjusted.layer(warehouse).over(rows.stream().map(Row::cell).toList());
    return IntStream.range(0, calls.length).mapToObj(i -> rows.get(i).with(calls[i])).toList();
  }

  private LocalDate busiest(Map<String, Object> of) {
    return warehouse.query(Busiest.class, BUSIEST, of).stream()
        .findFirst()
        .map(Busiest::day)
        .orElseThrow(
            () ->
                new Failure(
                    Failure.Code.BAD_INPUT,
                    "There is no forecast by " + model + about + ". Run: ./branchline forecast"));
  }
}
