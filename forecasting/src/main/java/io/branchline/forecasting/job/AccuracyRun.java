package io.branchline.forecasting.job;

import io.branchline.forecasting.arrival.Accuracy;
import io.branchline.forecasting.arrival.GammaPoisson;
import io.branchline.warehouse.Warehouse;
import io.branchline.warehouse.table.ForecastAccuracy;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Compares every published forecast with what came and writes {@code forecast_accuracy}. */
public final class AccuracyRun {

  /** Days that may still be under way somewhere on earth are not judged. */
  private static final Duration SURELY_OVER = Duration.ofHours(12);

  /**
   * What came, cut as the forecasts are: from the counters where these fit into an interval, else
   * from the calls. An hour of a zone of half an hour begins at half past.
   */
  private static final String CAME =
      """
      SELECT
          branch, queue, interval_minutes,
          toDateTime(at - (at - phase) % (interval_minutes * 60), 'UTC') AS interval_start,
          sum(offered) AS offered
      FROM (
          SELECT
              i.branch AS branch, i.queue AS queue, c.interval_minutes AS interval_minutes,
              c.phase AS phase, toUnixTimestamp(i.interval_start) AS at, i.offered AS offered
          FROM (SELECT * FROM kpi_interval FINAL WHERE scope = 'queue') AS i
          INNER JOIN cuts AS c ON c.branch = i.branch
          WHERE c.interval_minutes % i.interval_minutes = 0
          UNION ALL
          SELECT
              a.branch AS branch, a.queue AS queue, c.interval_minutes AS interval_minutes,
              c.phase AS phase, toUnixTimestamp(a.started_at) AS at, 1 AS offered
          FROM (
              SELECT branch, queue, started_at FROM calls FINAL
              WHERE outcome IN ('answered', 'abandoned', 'flowed_out')
          ) AS a
          INNER JOIN cuts AS c ON c.branch = a.branch
          INNER JOIN (
              SELECT branch, max(interval_minutes) AS counted FROM kpi_interval FINAL
              WHERE scope = 'queue' GROUP BY branch
          ) AS k ON k.branch = a.branch
          WHERE c.interval_minutes % k.counted != 0
      )
      GROUP BY branch, queue, interval_minutes, interval_start
      """;

  private static final String PAIRS =
      """
      WITH cuts AS (
          SELECT
              branch, interval_minutes,
              any(toUnixTimestamp(interval_start) % (interval_minutes * 60)) AS phase
          FROM forecasts FINAL
          GROUP BY branch, interval_minutes
      )
      SELECT
          f.branch AS branch, f.queue AS queue, f.model AS model,
          toInt32(f.local_date - f.origin) AS lead_days,
          f.calls AS calls, f.baseline_calls AS baseline_calls,
          f.day_variance AS day_variance, f.slot_variance AS slot_variance,
          ifNull(k.offered, 0) AS actual
      FROM (SELECT * FROM forecasts FINAL WHERE local_date < {today:Date}) AS f
      INNER JOIN (
          SELECT DISTINCT branch, local_date FROM kpi_interval FINAL WHERE scope = 'queue'
      ) AS o ON o.branch = f.branch AND o.local_date = f.local_date
      LEFT JOIN (
      """
          + CAME
          + """
      ) AS k ON k.branch = f.branch AND k.queue = f.queue AND k.interval_start = f.interval_start
          AND k.interval_minutes = f.interval_minutes
      WHERE (f.branch, f.queue, f.local_date) NOT IN (
          SELECT branch, queue, local_date FROM current_special_days
          WHERE kind IN ('outage', 'block', 'named'))
      """;

  private final Warehouse warehouse;
  private final Map<Key, Sums> sums = new TreeMap<>();

  /** A run; use it once. */
  public AccuracyRun(Warehouse warehouse) {
    this.warehouse = warehouse;
  }

  record Pair(
      String branch,
      String queue,
      String model,
      int leadDays,
      double calls,
      @Nullable Double baselineCalls,
      @Nullable Double dayVariance,
      @Nullable Double slotVariance,
      long actual) {}

  private record Key(String branch, String queue, String model, int leadDays)
      implements Comparable<Key> {
    @Override
    public int compareTo(Key other) {
      int order = model.compareTo(other.model);
      order = order != 0 ? order : Integer.compare(leadDays, other.leadDays);
      order = order != 0 ? order : branch.compareTo(other.branch);
      return order != 0 ? order : queue.compareTo(other.queue);
    }
  }

  private static final class Sums {
    private Accuracy model = Accuracy.NONE;
    private Accuracy baseline = Accuracy.NONE;
    private final double[] within = new double[3];
    private long judged;
  }

  /**
   * Judges all that is over.
   *
   * @param now what time it is
   * @param version of the rows written
   */
  public List<ForecastAccuracy> run(Instant now, long version) {
    LocalDate today = now.minus(SURELY_OVER).atZone(ZoneOffset.UTC).toLocalDate();
    warehouse.stream(Pair.class, PAIRS, Map.of("today", today), this::add);
    List<ForecastAccuracy> rows = new ArrayList<>();
    sums.forEach((key, sum) -> rows.add(row(key, sum, version)));
    warehouse.write(ForecastAccuracy.class, rows);
    return rows;
  }

  private void add(Pair pair) {
    Sums sum =
        sums.computeIfAbsent(
            new Key(pair.branch(), pair.queue(), pair.model(), pair.leadDays()), k -> new Sums());
    double actual = (double) pair.actual();
    sum.model = sum.model.with(actual, pair.calls());
    if (pair.baselineCalls() != null) {
      sum.baseline = sum.baseline.with(actual, pair.baselineCalls());
    }
    Double day = pair.dayVariance();
    Double slot = pair.slotVariance();
    if (day != null && slot != null) {
      GammaPoisson distribution = new GammaPoisson(pair.calls(), day + slot + day * slot);
      sum.judged++;
      sum.within[0] += distribution.within(actual, 0.5);
      sum.within[1] += distribution.within(actual, 0.8);
      sum.within[2] += distribution.within(actual, 0.95);
    }
  }

  private static ForecastAccuracy row(Key key, Sums sum, long version) {
    Accuracy model = sum.model;
    Accuracy baseline = sum.baseline;
    return new ForecastAccuracy(
        key.branch(),
        key.queue(),
        key.model(),
        key.leadDays(),
        model.intervals(),
        model.actual(),
        model.expected(),
        model.absolute(),
        model.squared(),
        baseline.expected(),
        baseline.absolute(),
        baseline.squared(),
        model.noise(),
        sum.judged,
        sum.within[0],
        sum.within[1],
        sum.within[2],
        version);
  }
}
