package io.branchline.forecasting.arrival;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/**
 * Day level times weekday effect times a smoothed profile of the day, in the line of Weinberg,
 * Brown and Stroud (JASA 2007).
 *
 * @param special days that are not like their weekday
 */
public record LevelProfile(SpecialDays special) implements ArrivalModel {

  /*
   * calls(day, slot) = L W(weekday) p(slot) r(weekday, slot).
   *
   * L, what a mean day would have now, is a mean of day totals divided by their weekday's effect, with
   * weights that halve every so many days. W comes from totals against a level that is smoothed over
   * two weeks both ways, so that a drift within the history is not taken for a weekday's. p is the
   * share of the slot on all weekdays, r how the weekday differs, both smoothed over the time of day,
   * within opening hours; r is drawn to 1 by some calls, so that a weekday of few calls has the queue's
   * profile.
   *
   * How fast the weights halve and how wide the smoothing is are chosen in each series by forecasting
   * the last weeks of its history from the weeks before: nothing from the origin on is looked at.
   * Steadier settings win unless a livelier one is better by more than chance.
   */

  /** Every day is like its weekday. */
  public static final LevelProfile MODEL = new LevelProfile(SpecialDays.NONE);

  private static final int HISTORY_DAYS = 182;
  private static final double[] HALF_LIFE_DAYS = {56, 28, 14, 7, 4};
  private static final double[] SMOOTHING_MINUTES = {80, 40, 20, 10, 0};
  private static final double BETTER = 0.995;

  /** How a fit weighs. */
  record Settings(double halfLifeDays, double smoothingMinutes) {}

  @Override
  public String name() {
    return "level-profile";
  }

  @Override
  public List<Expectation> forecast(Series history, LocalDate origin, int days) {
    Series known = history.between(origin.minusDays(HISTORY_DAYS), origin);
    return new LevelProfileFit(known, special, choose(known, origin)).forecast(origin, days);
  }

  private Settings choose(Series known, LocalDate origin) {
    List<Backtest.Fold> folds = Backtest.folds(known, origin);
    Settings best = new Settings(14, known.grid().minutes() < 30 ? 20 : 0);
    if (folds.isEmpty()) {
      return best;
    }
    double lowest = Double.POSITIVE_INFINITY;
    Settings fixed = best;
    for (double halfLife : HALF_LIFE_DAYS) {
      Settings settings = new Settings(halfLife, fixed.smoothingMinutes());
      double error = error(known, folds, settings);
      if (error < BETTER * lowest) {
        lowest = error;
        best = settings;
      }
    }
    lowest = Double.POSITIVE_INFINITY;
    Settings lively = best;
    for (double minutes : SMOOTHING_MINUTES) {
      Settings settings = new Settings(lively.halfLifeDays(), minutes);
      double error = error(known, folds, settings);
      if (error < lowest) {
        lowest = error;
        best = settings;
      }
    }
    return best;
  }

  private double error(Series known, List<Backtest.Fold> folds, Settings settings) {
    double squared = 0;
    for (Backtest.Fold fold : folds) {
      Series before = known.before(fold.origin());
      List<Expectation> forecast =
          new LevelProfileFit(before, special, settings).forecast(fold.origin(), fold.days());
      squared += Backtest.compare(forecast, known).squared();
    }
    return squared;
  }

  /** Dates from one to before another. */
  static List<LocalDate> dates(LocalDate from, int days) {
    List<LocalDate> dates = new ArrayList<>(days);
    for (int i = 0; i < days; i++) {
      dates.add(from.plusDays(i));
    }
    return dates;
  }
}
