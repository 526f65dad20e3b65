package io.branchline.forecasting.arrival;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/**
 * The model that would have done best in the last weeks of a series' own history: the first of them
 * (the baseline) unless another is clearly better. The mean of the first two takes part too.
 *
 * @param candidates the baseline first
 */
public record BestOf(List<ArrivalModel> candidates) implements ArrivalModel {

  /** A model must be this much better than the baseline to take its place. */
  private static final double BETTER = 0.99;

  /** Copies the candidates and adds the mean. */
  public BestOf {
    List<ArrivalModel> all = new ArrayList<>(candidates);
    if (all.size() >= 2) {
      all.add(new Mean(all.get(0), all.get(1)));
    }
    candidates = List.copyOf(all);
  }

  @Override
  public String name() {
    return "best";
  }

  @Override
  public List<Expectation> forecast(Series history, LocalDate origin, int days) {
    return choose(history, origin).forecast(history, origin, days);
  }

  /** The model that is used for a series. */
  public ArrivalModel choose(Series history, LocalDate origin) {
    Series known = history.before(origin);
    List<Backtest.Fold> folds = Backtest.folds(known, origin);
    ArrivalModel best = candidates.get(0);
    double lowest = BETTER * squared(best, known, folds);
    for (ArrivalModel candidate : candidates.subList(1, candidates.size())) {
      double squared = squared(candidate, known, folds);
      if (squared < lowest) {
        best = candidate;
        lowest = squared;
      }
    }
    return best;
  }

  private static double squared(ArrivalModel model, Series known, List<Backtest.Fold> folds) {
    double squared = 0;
    for (Backtest.Fold fold : folds) {
      squared += Backtest.run(model, known, fold.origin(), fold.days()).squared();
    }
    return squared;
  }

  /** The mean of two models. */
  record Mean(ArrivalModel one, ArrivalModel other) implements ArrivalModel {
    @Override
    public String name() {
      return one.name() + "+" + other.name();
    }

    @Override
    public List<Expectation> forecast(Series history, LocalDate origin, int days) {
      List<Expectation> first = one.forecast(history, origin, days);
      List<Expectation> second = other.forecast(history, origin, days);
      List<Expectation> mean = new ArrayList<>(first.size());
      for (int i = 0; i < first.size(); i++) {
        Expectation a = first.get(i);
        Expectation b = second.get(i);
        mean.add(
            new Expectation(
                a.start(), a.date(), a.slot(), (a.calls() + b.calls()) / 2, b.handleSeconds()));
      }
      return mean;
    }
  }
}
