package io.branchline.forecasting.job;

import io.branchline.forecasting.arrival.ArrivalModel;
import io.branchline.forecasting.arrival.Backtest;
import io.branchline.forecasting.arrival.Expectation;
import io.branchline.forecasting.arrival.Series;
import io.branchline.warehouse.Warehouse;
import io.branchline.warehouse.table.Forecast;
import java.util.ArrayList;
import java.util.List;

/** Forecasts some series one after another and writes the rows in few batches. */
public final class ForecastPartition {

  private static final int BATCH = 50_000;

  private ForecastPartition() {}

  /** Reads, forecasts and writes; writing the same again changes nothing but the version. */
  public static List<SeriesReport> compute(
      Warehouse warehouse, List<SeriesKey> keys, ForecastPlan plan) {
    ArrivalModel model = plan.arrivalModel();
    Intervals intervals = new Intervals(warehouse);
    List<SeriesReport> reports = new ArrayList<>(keys.size());
    List<Forecast> rows = new ArrayList<>();
    for (SeriesKey key : keys) {
      Series history = intervals.history(key);
      double calls = 0;
      for (Expectation expectation : model.forecast(history, key.origin(), plan.days())) {
        rows.add(row(key, plan, history, expectation));
        calls += expectation.calls();
      }
      reports.add(
          new SeriesReport(
              key,
              calls,
              Backtest.lastWeek(model, history),
              history.gaps().size(),
              history.leftOut()));
      if (rows.size() >= BATCH) {
        warehouse.write(Forecast.class, rows);
        rows.clear();
      }
    }
    warehouse.write(Forecast.class, rows);
    return reports;
  }

  private static Forecast row(
      SeriesKey key, ForecastPlan plan, Series history, Expectation expectation) {
    return new Forecast(
        key.branch(),
        key.queue(),
        plan.model(),
        key.origin(),
        expectation.start(),
        key.intervalMinutes(),
        expectation.date(),
        history.grid().time(expectation.slot()),
        expectation.calls(),
        expectation.handleSeconds(),
        plan.version());
  }
}
