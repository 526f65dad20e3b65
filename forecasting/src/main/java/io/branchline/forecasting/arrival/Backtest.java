package io.branchline.forecasting.arrival;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Forecasts days that are known already, from what was known before them. */
public final class Backtest {

  private static final int WEEK = 7;
  private static final int FOLDS = 4;
  private static final int FOLD_DAYS = 14;
  private static final int LEAST_HISTORY_DAYS = 14;

  /** A stretch of known days that is forecast from the days before it. */
  record Fold(LocalDate origin, int days) {}

  private Backtest() {}

  /** How a model would have done over some days, forecast from the first of them. */
  public static Accuracy run(ArrivalModel model, Series series, LocalDate origin, int days) {
    return accuracy(compare(model.fit(series, origin), series, new Fold(origin, days)));
  }

  /** The days of a fold that are known, as a fit expects them. */
  static List<DayForecast> compare(Fit fit, Series series, Fold fold) {
    List<DayForecast> days = new ArrayList<>();
    for (Day day : series.between(fold.origin(), fold.origin().plusDays(fold.days())).all()) {
      double[] actual = new double[series.grid().slots()];
      for (int slot = 0; slot < actual.length; slot++) {
        actual[slot] = day.has(slot) ? day.calls(slot) : Double.NaN;
      }
      int lead = (int) ChronoUnit.DAYS.between(fold.origin(), day.date()) + 1;
      days.add(new DayForecast(day.date(), lead, fit.calls(day.date()), actual));
    }
    return days;
  }

  /** Every fold's days. */
  static List<DayForecast> run(ArrivalModel model, Series known, List<Fold> folds) {
    List<DayForecast> days = new ArrayList<>();
    for (Fold fold : folds) {
      days.addAll(compare(model.fit(known, fold.origin()), known, fold));
    }
    return days;
  }

  /** The sum of squared errors over a fold. */
  static double squared(Fit fit, Series known, Fold fold) {
    return compare(fit, known, fold).stream().mapToDouble(DayForecast::squared).sum();
  }

  static Accuracy accuracy(List<DayForecast> days) {
    Accuracy accuracy = Accuracy.NONE;
    for (DayForecast day : days) {
      accuracy = day.addTo(accuracy);
    }
    return accuracy;
  }

  /**
   * Rolling origins a week apart within what is known before a day, each forecast for up to two
   * weeks but never beyond that day; none where history is too short.
   */
  static List<Fold> folds(Series known, LocalDate end) {
    List<Fold> folds = new ArrayList<>();
    LocalDate first = known.first();
    LocalDate last = known.last();
    if (first == null || last == null) {
      return folds;
    }
    LocalDate after = last.plusDays(1).isBefore(end) ? last.plusDays(1) : end;
    for (int week = FOLDS; week >= 1; week--) {
      LocalDate origin = after.minusDays((long) WEEK * week);
      if (!first.plusDays(LEAST_HISTORY_DAYS).isAfter(origin)) {
        folds.add(new Fold(origin, Math.min(FOLD_DAYS, WEEK * week)));
      }
    }
    return folds;
  }

  /**
   * How a model would have done over the last seven days; null where fewer than two weeks were
   * observed.
   */
  public static @Nullable Accuracy lastWeek(ArrivalModel model, Series series) {
    LocalDate first = series.first();
    LocalDate last = series.last();
    if (first == null || last == null) {
      return null;
    }
    LocalDate origin = last.minusDays(WEEK - 1);
    return first.plusDays(WEEK).isAfter(origin) ? null : run(model, series, origin, WEEK);
  }
}
