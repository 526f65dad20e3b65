package io.branchline.forecasting.job;

import io.branchline.forecasting.arrival.GammaPoisson;
import io.branchline.forecasting.arrival.Intraday;
import io.branchline.forecasting.arrival.Spread;
import io.branchline.warehouse.Failure;
import io.branchline.warehouse.Warehouse;
import io.branchline.warehouse.table.Forecast;
import io.branchline.warehouse.table.IntradayForecast;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Forecasts the rest of each branch's newest day from what came so far and the forecast as planners
 * adjusted it.
 */
public final class IntradayRun {

  /** The last interval with data may still be under way: what is before it is over. */
  private static final String NEWEST =
      """
      SELECT branch, max(local_date) AS today, max(interval_start) AS as_of
      FROM kpi_interval FINAL
      WHERE scope = 'queue' AND interval_start <= toDateTime({at:Int64}, 'UTC')
      GROUP BY branch
      """;

  private static final String PUBLISHED =
      """
      SELECT f.* FROM current_forecasts AS f
      INNER JOIN (
          SELECT branch, max(local_date) AS today FROM kpi_interval FINAL
          WHERE scope = 'queue' AND interval_start <= toDateTime({at:Int64}, 'UTC')
          GROUP BY branch
      ) AS t ON t.branch = f.branch AND t.today = f.local_date
      WHERE f.model = {model:String}
      ORDER BY f.branch, f.queue, f.interval_start
      """;

  private static final String CAME =
      """
      SELECT branch, queue, interval_start, offered FROM kpi_interval FINAL
      WHERE scope = 'queue' AND interval_start <= toDateTime({at:Int64}, 'UTC')
          AND interval_start >= toDateTime({at:Int64}, 'UTC') - INTERVAL 3 DAY
      """;

  private final Warehouse warehouse;
  private final String model;
  private final Map<String, Instant> asOf = new HashMap<>();
  private final Map<String, Long> came = new HashMap<>();
  private final List<IntradayForecast> rows = new ArrayList<>();
  private final Map<String, Summary> branches = new TreeMap<>();

  /**
   * A run; use it once.
   *
   * @param model whose newest forecast is brought up to date
   */
  public IntradayRun(Warehouse warehouse, String model) {
    this.warehouse = warehouse;
    this.model = model;
  }

  record Newest(String branch, java.time.LocalDate today, Instant asOf) {}

  record Came(String branch, String queue, Instant intervalStart, long offered) {}

  /**
   * A branch's day.
   *
   * @param expected calls that the published forecast had expected until then
   * @param came calls that came
   * @param published rest of the day as published
   * @param rest rest of the day now
   */
  public record Summary(
      String branch, Instant asOf, double expected, double came, double published, double rest) {
    Summary plus(Summary other) {
      return new Summary(
          branch,
          asOf,
          expected + other.expected,
          came + other.came,
          published + other.published,
          rest + other.rest);
    }
  }

  /**
   * Forecasts and writes {@code intraday_forecasts}; gives the branches in the order of their ids.
   *
   * @param at nothing that came later is looked at
   */
  public List<Summary> run(Instant at, long version) {
    Map<String, Object> parameters = Map.of("at", at.getEpochSecond());
    warehouse.stream(Newest.class, NEWEST, parameters, row -> asOf.put(row.branch(), row.asOf()));
    warehouse.stream(
        Came.class,
        CAME,
        parameters,
        row -> came.put(key(row.branch(), row.queue(), row.intervalStart()), row.offered()));
    List<Forecast> queue = new ArrayList<>();
    List<Forecast> published =
        warehouse.query(
            Forecast.class, PUBLISHED, Map.of("at", at.getEpochSecond(), "model", model));
    for (Forecast forecast : Adjusted.layer(warehouse).adjust(published)) {
      if (!queue.isEmpty() && !sameQueue(queue.get(0), forecast)) {
        today(queue, version);
        queue.clear();
      }
      queue.add(forecast);
    }
    today(queue, version);
    warehouse.write(IntradayForecast.class, rows);
    if (branches.isEmpty()) {
      throw new Failure(
          Failure.Code.BAD_INPUT,
          "No branch has both data and a forecast by "
              + model
              + " of the same day. Run: ./branchline forecast, then kpi during the day.");
    }
    return List.copyOf(branches.values());
  }

  private void today(List<Forecast> day, long version) {
    if (day.isEmpty()) {
      return;
    }
    Forecast first = day.get(0);
    Instant now = asOf.getOrDefault(first.branch(), Instant.EPOCH);
    List<Forecast> over = day.stream().filter(f -> f.intervalStart().isBefore(now)).toList();
    double[] expected = over.stream().mapToDouble(Forecast::calls).toArray();
    double[] counted = over.stream().mapToDouble(this::came).toArray();
    double dayVariance = known(first.dayVariance(), Spread.ASSUMED.day().variance(1));
    double slot = known(first.slotVariance(), Spread.ASSUMED.slot());
    Intraday level = Intraday.after(dayVariance, slot, expected, counted);
    double published = 0;
    for (Forecast forecast : day) {
      if (!forecast.intervalStart().isBefore(now)) {
        rows.add(row(forecast, level, slot, now, version));
        published += forecast.calls();
      }
    }
    branches.merge(
        first.branch(),
        new Summary(
            first.branch(),
            now,
            java.util.Arrays.stream(expected).sum(),
            java.util.Arrays.stream(counted).sum(),
            published,
            published * level.factor()),
        Summary::plus);
  }

  private IntradayForecast row(
      Forecast forecast, Intraday level, double slot, Instant now, long version) {
    double calls = forecast.calls() * level.factor();
    double relative = level.dayVariance() + slot + level.dayVariance() * slot;
    double[] quantiles = new GammaPoisson(calls, relative).quantiles(Quantiles.PROBABILITIES);
    return new IntradayForecast(
        forecast.branch(),
        forecast.queue(),
        forecast.model(),
        now,
        forecast.intervalStart(),
        forecast.intervalMinutes(),
        forecast.localDate(),
        forecast.localTime(),
        forecast.calls(),
        calls,
        forecast.handleSeconds(),
        level.dayVariance(),
        slot,
        quantiles[Quantiles.LOW_FIFTY],
        quantiles[Quantiles.HIGH_FIFTY],
        quantiles[Quantiles.LOW_EIGHTY],
        quantiles[Quantiles.HIGH_EIGHTY],
        quantiles[Quantiles.LOW_NINETY_FIVE],
        quantiles[Quantiles.HIGH_NINETY_FIVE],
        version);
  }

  private double came(Forecast forecast) {
    String key = key(forecast.branch(), forecast.queue(), forecast.intervalStart());
    return (double) came.getOrDefault(key, 0L);
  }

  private static double known(@Nullable Double value, double otherwise) {
    return value == null ? otherwise : value;
  }

  private static boolean sameQueue(Forecast one, Forecast other) {
    return one.branch().equals(other.branch()) && one.queue().equals(other.queue());
  }

  private static String key(String branch, String queue, Instant start) {
    return branch + "\t" + queue + "\t" + start.getEpochSecond();
  }
}
