package io.branchline.forecasting.job;

import io.branchline.warehouse.Warehouse;
import io.branchline.warehouse.table.ForecastPublication;
import io.branchline.warehouse.table.ForecastTotal;
import io.branchline.warehouse.table.SpecialDate;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The end of a forecast run: what is known only when every series is done. */
public final class Publication {

  /*
   * forecasts has one row for each interval and origin, so forecasting an origin again replaces what was said before. The
   * engine's order key cannot be widened later, and every reader wants the newest row; so what was published is copied
   * once, whole and inside the engine, to forecast_history, whose key has the publication's version too. The row in
   * forecast_publications comes last: a run that was killed has none, and its remains are in no view.
   */

  private static final String KEEP =
      """
      INSERT INTO forecast_history (branch, queue, model, origin, interval_start, interval_minutes,
          local_date, calls, handle_seconds, baseline_calls, day_variance, slot_variance, version)
      SELECT branch, queue, model, origin, interval_start, interval_minutes,
          local_date, calls, handle_seconds, baseline_calls, day_variance, slot_variance, version
      FROM forecasts FINAL
      WHERE version = {version:UInt64} AND model = {model:String} AND origin >= {origin:Date}
      """;

  private static final String HISTORY =
      """
      SELECT p.published_at AS published_at, p.model AS model, p.origin AS origin, p.days AS days,
          p.series AS series, p.calls AS calls,
          countIf(o.branch != '') AS intervals,
          sumIf(h.calls, o.branch != '') AS expected,
          sumIf(k.offered, o.branch != '') AS actual,
          sumIf(abs(h.calls - k.offered), o.branch != '') AS absolute_error,
          sumIf(abs(h.baseline_calls - k.offered), o.branch != '') AS baseline_absolute
      FROM (SELECT * FROM forecast_publications FINAL) AS p
      LEFT JOIN (SELECT * FROM forecast_history FINAL) AS h
          ON h.version = p.version AND h.model = p.model
      LEFT JOIN (
          SELECT DISTINCT branch, local_date, interval_minutes FROM kpi_interval FINAL
          WHERE scope = 'queue' AND local_date < {today:Date}
      ) AS o ON o.branch = h.branch AND o.local_date = h.local_date
          AND o.interval_minutes = h.interval_minutes
      LEFT JOIN (
          SELECT branch, queue, interval_start, offered FROM kpi_interval FINAL
          WHERE scope = 'queue'
      ) AS k ON k.branch = h.branch AND k.queue = h.queue AND k.interval_start = h.interval_start
      GROUP BY published_at, model, origin, days, series, calls
      ORDER BY published_at, model
      """;

  private Publication() {}

  /**
   * A publication and how it turned out so far.
   *
   * @param intervals that are over and were observed
   * @param expected calls in them
   * @param actual calls that came
   * @param baselineAbsolute null where no baseline was kept
   */
  public record Outcome(
      Instant publishedAt,
      String model,
      LocalDate origin,
      int days,
      long series,
      double calls,
      long intervals,
      double expected,
      long actual,
      double absoluteError,
      @Nullable Double baselineAbsolute) {}

  /** Writes sums and special days, keeps the whole forecast for ever, and says that it is whole. */
  public static void publish(Warehouse warehouse, ForecastPlan plan, List<SeriesReport> reports) {
    warehouse.write(ForecastTotal.class, Totals.of(plan, reports));
    warehouse.write(SpecialDate.class, SpecialDates.of(plan, reports));
    if (reports.isEmpty()) {
      return;
    }
    String model = ForecastPlan.stored(plan.model(), reports.get(0).key().intervalMinutes());
    LocalDate origin =
        reports.stream().map(r -> r.key().origin()).min(LocalDate::compareTo).orElseThrow();
    warehouse.execute(
        KEEP, Map.of("version", plan.version(), "model", model, "origin", origin.toString()));
    warehouse.write(
        ForecastPublication.class,
        List.of(
            new ForecastPublication(
                model,
                origin,
                plan.days(),
                reports.size(),
                reports.stream().mapToDouble(SeriesReport::expectedCalls).sum(),
                Instant.ofEpochMilli(plan.version()),
                plan.version())));
  }

  /**
   * Every publication in the order of time.
   *
   * @param today intervals of days before it are judged
   */
  public static List<Outcome> history(Warehouse warehouse, LocalDate today) {
    return warehouse.query(Outcome.class, HISTORY, Map.of("today", today.toString()));
  }
}
