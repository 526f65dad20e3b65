package io.branchline.forecasting.arrival;

import static java.util.Objects.requireNonNull;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

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
   * within opening hours; r is drawn to 1 by some calls a slot, so that a weekday of few calls has the
   * queue's profile.
   *
   * How fast the weights halve, how wide the smoothing is and how many calls draw are chosen in each series by forecasting
   * the last weeks of its history from the weeks before: nothing from the origin on is looked at.
   * Steadier settings win unless a livelier one is better by more than chance.
   */

  /** Every day is like its weekday. */
  public static final LevelProfile MODEL = new LevelProfile(SpecialDays.NONE);

  private static final int HISTORY_DAYS = 182;
  private static final double[] HALF_LIFE_DAYS = {56, 28, 14, 7, 4};
  private static final double[] SMOOTHING_MINUTES = {80, 40, 20, 10, 0};
  private static final double[] PRIOR_CALLS = {30, 10, 3, 1};
  private static final double BETTER = 0.995;

  /** How a fit weighs. */
  record Settings(double halfLifeDays, double smoothingMinutes, double priorCalls) {}

  @Override
  public String name() {
    return "level-profile";
  }

  @Override
  public Fit fit(Series history, LocalDate origin) {
    Series known = history.between(origin.minusDays(HISTORY_DAYS), origin);
    return new LevelProfileFit(known, special, choose(known, origin));
  }

  private Settings choose(Series known, LocalDate origin) {
    List<Backtest.Fold> folds = Backtest.folds(known, origin);
    Settings chosen = new Settings(14, known.grid().minutes() < 30 ? 20 : 0, 10);
    if (folds.isEmpty()) {
      return chosen;
    }
    Settings base = chosen;
    chosen =
        best(
            known,
            folds,
            Arrays.stream(HALF_LIFE_DAYS)
                .mapToObj(x -> new Settings(x, base.smoothingMinutes(), base.priorCalls())));
    Settings lively = chosen;
    chosen =
        best(
            known,
            folds,
            Arrays.stream(SMOOTHING_MINUTES)
                .mapToObj(x -> new Settings(lively.halfLifeDays(), x, lively.priorCalls())));
    Settings smooth = chosen;
    return best(
        known,
        folds,
        Arrays.stream(PRIOR_CALLS)
            .mapToObj(x -> new Settings(smooth.halfLifeDays(), smooth.smoothingMinutes(), x)));
  }

  /** The first of them, the steadiest, unless a later one is better by more than a little. */
  private Settings best(Series known, List<Backtest.Fold> folds, Stream<Settings> steadiestFirst) {
    Settings best = null;
    double lowest = Double.POSITIVE_INFINITY;
    for (Settings settings : steadiestFirst.toList()) {
      double error = error(known, folds, settings);
      if (best == null || error < BETTER * lowest) {
        lowest = error;
        best = settings;
      }
    }
    return requireNonNull(best);
  }

  private double error(Series known, List<Backtest.Fold> folds, Settings settings) {
    double squared = 0;
    for (Backtest.Fold fold : folds) {
      Series before = known.before(fold.origin());
      Fit fit = new LevelProfileFit(before, special, settings);
      squared += Backtest.squared(fit, known, fold);
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
