package io.branchline.forecasting.job;

import io.branchline.forecasting.arrival.Expectation;
import io.branchline.forecasting.arrival.Forecaster;
import io.branchline.forecasting.arrival.Prediction;
import io.branchline.forecasting.arrival.Series;
import io.branchline.forecasting.arrival.SeriesForecast;
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
    Intervals intervals = new Intervals(warehouse);
    List<SeriesReport> reports = new ArrayList<>(keys.size());
    List<Forecast> rows = new ArrayList<>();
    for (SeriesKey key : keys) {
      Series history = intervals.history(key);
      SeriesForecast forecast =
          new Forecaster(plan.arrivalModel(key.country()), plan.special(key.country()))
              .forecast(history, key.origin(), plan.days());
      List<SeriesReport.Outline> outlines = new ArrayList<>(forecast.predictions().size());
      for (Prediction prediction : forecast.predictions()) {
        rows.add(row(key, plan, forecast, prediction, history));
        Expectation e = prediction.expectation();
        outlines.add(
            new SeriesReport.Outline(
                e.start().getEpochSecond(),
                (int) e.date().toEpochDay(),
                e.slot(),
                e.calls(),
                prediction.baseline()));
      }
      reports.add(
          new SeriesReport(
              key,
              forecast.chosen(),
              outlines,
              forecast.spread(),
              forecast.backtest(),
              forecast.accuracy(),
              forecast.baseline(),
              forecast.handleChosen(),
              forecast.handleAccuracy(),
              forecast.handleBaseline(),
              forecast.incidents(),
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
      SeriesKey key,
      ForecastPlan plan,
      SeriesForecast forecast,
      Prediction prediction,
      Series history) {
    Expectation expectation = prediction.expectation();
    double slot = forecast.spread().slot();
    double day = (1 + prediction.distribution().relativeVariance()) / (1 + slot) - 1;
    double[] quantiles = prediction.distribution().quantiles(Quantiles.PROBABILITIES);
    return new Forecast(
        key.branch(),
        key.queue(),
        ForecastPlan.stored(plan.model(), key.intervalMinutes()),
        key.origin(),
        expectation.start(),
        key.intervalMinutes(),
        expectation.date(),
        history.grid().time(expectation.slot()),
        expectation.calls(),
        expectation.handleSeconds(),
        plan.version(),
        forecast.chosen(),
        prediction.baseline(),
        Math.max(0, day),
        slot,
        quantiles[Quantiles.LOW_FIFTY],
        quantiles[Quantiles.HIGH_FIFTY],
        quantiles[Quantiles.LOW_EIGHTY],
        quantiles[Quantiles.HIGH_EIGHTY],
        quantiles[Quantiles.LOW_NINETY_FIVE],
        quantiles[Quantiles.HIGH_NINETY_FIVE],
        forecast.handleChosen());
  }
}
