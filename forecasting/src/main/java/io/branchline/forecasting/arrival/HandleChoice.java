package io.branchline.forecasting.arrival;

import io.branchline.forecasting.arrival.HandleModel.HandleFit;
import java.time.LocalDate;
import java.util.List;

/**
 * The handle-time model that would have done best in the last weeks of a series' own history: the
 * first of the candidates (the baseline) unless another is clearly better.
 *
 * @param accuracy of the chosen in the back-test: each interval's seconds of work of the calls that
 *     were handled; nothing where history is too short
 * @param baseline the baseline's over the same
 */
record HandleChoice(HandleModel model, Accuracy accuracy, Accuracy baseline) {

  /*
   * A mean over n calls varies by 1/n of what one call does, so an interval's squared error counts as often as calls
   * were handled in it: weighted least squares.
   */

  /** A model must be this much better than the baseline to take its place. */
  private static final double BETTER = 0.99;

  private record Outcome(double loss, Accuracy accuracy) {}

  /** Chooses by rolling origins within what was known before a day. */
  static HandleChoice of(List<HandleModel> candidates, Series history, LocalDate origin) {
    Series known = history.before(origin);
    List<Backtest.Fold> folds = Backtest.folds(known, origin);
    Outcome baseline = judge(candidates.get(0), known, folds);
    HandleModel best = candidates.get(0);
    Outcome lowest = baseline;
    for (HandleModel candidate : candidates.subList(1, candidates.size())) {
      Outcome outcome = judge(candidate, known, folds);
      if (outcome.loss < lowest.loss && outcome.loss < BETTER * baseline.loss) {
        best = candidate;
        lowest = outcome;
      }
    }
    return new HandleChoice(best, lowest.accuracy, baseline.accuracy);
  }

  private static Outcome judge(HandleModel model, Series known, List<Backtest.Fold> folds) {
    double loss = 0;
    Accuracy accuracy = Accuracy.NONE;
    for (Backtest.Fold fold : folds) {
      HandleFit fit = model.handle(known, fold.origin());
      LocalDate end = fold.origin().plusDays(fold.days());
      for (Day day : known.between(fold.origin(), end).all()) {
        for (int slot = 0; slot < day.slots(); slot++) {
          double handled = day.handled(slot);
          Double expected = handled > 0 ? fit.seconds(day.date(), slot) : null;
          if (expected != null) {
            double error = day.handleSeconds(slot) / handled - expected;
            loss += handled * error * error;
            accuracy = accuracy.with(day.handleSeconds(slot), handled * expected);
          }
        }
      }
    }
    return new Outcome(loss, accuracy);
  }

  /** The chosen model's answer for the days from an origin on. */
  HandleFit fit(Series history, LocalDate origin) {
    return model.handle(history, origin);
  }
}
