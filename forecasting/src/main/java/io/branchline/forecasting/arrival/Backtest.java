package io.branchline.forecasting.arrival;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** Forecasts days that are known already, from what was known before them. */
public final class Backtest {

  private static final int WEEK = 7;

  private Backtest() {}

  /** How a model would have done over some days, forecast from the first of them. */
  public static Accuracy run(ArrivalModel model, Series series, LocalDate origin, int days) {
    Accuracy accuracy = Accuracy.NONE;
    for (Expectation expectation : model.forecast(series, origin, days)) {
      Double actual = series.calls(expectation.date(), expectation.slot());
      if (actual != null) {
        accuracy = accuracy.with(actual, expectation.calls());
      }
    }
    return accuracy;
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
