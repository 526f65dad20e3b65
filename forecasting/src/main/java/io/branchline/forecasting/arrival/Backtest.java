package io.branchline.forecasting.arrival;

import java.time.LocalDate;
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
    return compare(model.forecast(series, origin, days), series);
  }

  /** How far a forecast was from what came; days without data are left out. */
  static Accuracy compare(List<Expectation> forecast, Series series) {
    Accuracy accuracy = Accuracy.NONE;
    for (Expectation expectation : forecast) {
      Double actual = series.calls(expectation.date(), expectation.slot());
      if (actual != null) {
        accuracy = accuracy.with(actual, expectation.calls());
      }
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
