package io.branchline.forecasting.arrival;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;

/**
 * Cleans a history, forecasts it by a model, and measures how sure that is. Safe for many threads.
 */
public final class Forecaster {

  private final ArrivalModel model;
  private final SpecialDays special;

  /**
   * A forecaster.
   *
   * @param model what to forecast by
   * @param special days that are never taken for outages, or always
   */
  public Forecaster(ArrivalModel model, SpecialDays special) {
    this.model = model;
    this.special = special;
  }

  /**
   * Forecasts.
   *
   * @param history may reach beyond the origin: only what is before it is looked at
   * @param origin the first day to forecast
   * @param days how many days to forecast, at least 1
   */
  public SeriesForecast forecast(Series history, LocalDate origin, int days) {
    CleanHistory clean = CleanHistory.of(history, origin, special);
    if (clean.closed()) {
      return closed(clean, history.grid(), origin, days);
    }
    Series known = clean.series();
    BestOf candidates = model instanceof BestOf best ? best : new BestOf(List.of(model));
    BestOf.Choice choice = candidates.choice(known, origin);
    List<DayForecast> baseline =
        Backtest.run(CalendarMean.MODEL, known, Backtest.folds(known, origin));
    Spread spread = Spread.of(choice.days(), baseline, new AdditiveFit(known, special).spread());
    Fit fit = choice.model().fit(known, origin);
    Fit plain = CalendarMean.MODEL.fit(known, origin);
    List<Prediction> predictions = new ArrayList<>(days * history.grid().slots());
    LocalDate last = known.last() == null ? origin.minusDays(1) : known.last();
    double[] calls = {};
    LocalDate date = null;
    HandleChoice handle =
        HandleChoice.of(
            model == CalendarMean.MODEL ? List.of(CalendarMean.MODEL) : HandleModel.candidates(),
            known,
            origin);
    HandleModel.HandleFit seconds = handle.fit(known, origin);
    for (Expectation e : ArrivalModel.expectations(fit, seconds, history.grid(), origin, days)) {
      if (!e.date().equals(date)) {
        date = e.date();
        calls = plain.calls(date);
      }
      int lead = (int) ChronoUnit.DAYS.between(last, date);
      predictions.add(new Prediction(e, calls[e.slot()], spread.at(e.calls(), lead)));
    }
    return new SeriesForecast(
        choice.model().name(),
        predictions,
        spread,
        Spread.totals(choice.days(), baseline, spread.slot()),
        Backtest.accuracy(choice.days()),
        Backtest.accuracy(baseline),
        handle.model().name(),
        handle.accuracy(),
        handle.baseline(),
        clean.incidents());
  }

  private static SeriesForecast closed(CleanHistory clean, Grid grid, LocalDate origin, int days) {
    Fit nothing = CalendarMean.MODEL.fit(Series.builder(grid).build(), origin);
    List<Prediction> predictions =
        ArrivalModel.expectations(nothing, (date, slot) -> null, grid, origin, days).stream()
            .map(e -> new Prediction(e, 0, new GammaPoisson(0, 0)))
            .toList();
    return new SeriesForecast(
        "closed",
        predictions,
        Spread.ASSUMED,
        List.of(),
        Accuracy.NONE,
        Accuracy.NONE,
        "",
        Accuracy.NONE,
        Accuracy.NONE,
        clean.incidents());
  }
}
