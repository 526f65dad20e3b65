package io.branchline.forecasting.job;

import io.branchline.forecasting.adjust.Cell;
import io.branchline.forecasting.erlang.Load;
import io.branchline.forecasting.whatif.Site;
import io.branchline.warehouse.Failure;
import io.branchline.warehouse.Warehouse;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** One day of the newest forecast, as planners adjusted it, queue by queue. */
public final class ForecastDay {

  private static final String BUSIEST =
      """
      SELECT local_date AS day FROM current_forecasts
      WHERE model = {model:String} GROUP BY day ORDER BY sum(calls) DESC, day LIMIT 1
      """;

  private static final String ROWS =
      """
      SELECT b.region AS region, f.branch AS branch, f.queue AS queue,
          f.interval_start AS interval_start, f.interval_minutes AS interval_minutes,
          f.local_date AS local_date, f.local_time AS local_time,
          f.calls AS calls, f.handle_seconds AS handle_seconds
      FROM current_forecasts AS f LEFT JOIN (SELECT * FROM branches FINAL) AS b ON b.branch = f.branch
      WHERE f.model = {model:String} AND f.local_date = {day:Date}
      ORDER BY branch, queue, interval_start
      """;

  private final Warehouse warehouse;
  private final String model;

  /**
   * Reads nothing yet.
   *
   * @param model the arrival model
   */
  public ForecastDay(Warehouse warehouse, String model) {
    this.warehouse = warehouse;
    this.model = model;
  }

  record Day(LocalDate day) {}

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

    Row with(double adjusted) {
      return new Row(
          region,
          branch,
          queue,
          intervalStart,
          intervalMinutes,
          localDate,
          localTime,
          adjusted,
          handleSeconds);
    }
  }

  /**
   * The day's queues, each with every interval that any of them has: where a queue has none, nobody
   * calls.
   *
   * @param date the day; null for the one with most calls
   * @throws Failure where that day is not forecast
   */
  public List<Site> sites(@Nullable LocalDate date) {
    LocalDate day = date == null ? busiest() : date;
    List<Row> rows =
        adjusted(warehouse.query(Row.class, ROWS, Map.of("model", model, "day", day.toString())));
    if (rows.isEmpty()) {
      throw new Failure(
          Failure.Code.BAD_INPUT,
          "There is no forecast by " + model + " for " + day + ". Run: ./branchline forecast");
    }
    double mean = meanHandleSeconds(rows);
    Set<Instant> starts = new TreeSet<>();
    Map<String, List<Row>> queues = new TreeMap<>();
    for (Row row : rows) {
      starts.add(row.intervalStart());
      queues.computeIfAbsent(row.branch() + "/" + row.queue(), key -> new ArrayList<>()).add(row);
    }
    return queues.values().stream().map(queue -> site(queue, starts, mean)).toList();
  }

  private List<Row> adjusted(List<Row> rows) {
    double[] calls = Adjusted.layer(warehouse).over(rows.stream().map(Row::cell).toList());
    return IntStream.range(0, calls.length).mapToObj(i -> rows.get(i).with(calls[i])).toList();
  }

  private LocalDate busiest() {
    return warehouse.query(Day.class, BUSIEST, Map.of("model", model)).stream()
        .findFirst()
        .map(Day::day)
        .orElseThrow(
            () ->
                new Failure(
                    Failure.Code.BAD_INPUT,
                    "There is no forecast by " + model + ". Run: ./branchline forecast"));
  }

  private static double meanHandleSeconds(Collection<Row> rows) {
    double seconds = 0;
    double calls = 0;
    for (Row row : rows) {
      if (row.handleSeconds() != null) {
        seconds += row.calls() * row.handleSeconds();
        calls += row.calls();
      }
    }
    if (calls == 0) {
      throw new Failure(
          Failure.Code.BAD_INPUT,
          "The forecast knows no handle time. Ingest calls that were answered, then run:"
              + " ./branchline kpi, ./branchline forecast");
    }
    return seconds / calls;
  }

  private static Site site(List<Row> queue, Set<Instant> starts, double meanHandleSeconds) {
    Map<Instant, Load> loads = new TreeMap<>();
    double seconds = 60.0 * queue.get(0).intervalMinutes();
    starts.forEach(start -> loads.put(start, new Load(0, 0, seconds)));
    for (Row row : queue) {
      Double known = row.handleSeconds();
      double handle = known == null || known <= 0 ? meanHandleSeconds : known;
      loads.put(row.intervalStart(), new Load(row.calls(), row.calls() == 0 ? 0 : handle, seconds));
    }
    Row first = queue.get(0);
    return new Site(first.region(), first.branch(), first.queue(), List.copyOf(loads.values()));
  }
}
