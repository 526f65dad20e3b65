package io.branchline.forecasting.arrival;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The model, or the mean of several, that would have done best in the last weeks of a series' own
 * history: the first of them (the baseline) unless another is clearly better.
 *
 * @param candidates the baseline first
 */
public record BestOf(List<ArrivalModel> candidates) implements ArrivalModel {

  /*
   * Every non-empty set of candidates takes part by its plain mean: weights that are estimated from four
   * weeks lose to equal ones (Clemen, International Journal of Forecasting 1989). Judged by squared error over
   * rolling origins within the history; of all sets within one standard error of the lowest (Breiman's rule, paired by day)
   * the one of most models is taken, because a mean is hurt least by the one model that goes astray next month.
   */

  /** A set must be this much better than the baseline to take its place. */
  private static final double BETTER = 0.99;

  /** Copies the candidates. */
  public BestOf {
    if (candidates.isEmpty() || candidates.size() > 6) {
      throw new IllegalArgumentException("1 to 6 candidates, not " + candidates.size());
    }
    candidates = List.copyOf(candidates);
  }

  /** What a series is forecast by, and how it would have done. */
  record Choice(ArrivalModel model, List<DayForecast> days, List<DayForecast> baseline) {}

  @Override
  public String name() {
    return "best";
  }

  @Override
  public Fit fit(Series history, LocalDate origin) {
    return choose(history, origin).fit(history, origin);
  }

  /** The model that is used for a series. */
  public ArrivalModel choose(Series history, LocalDate origin) {
    return choice(history, origin).model();
  }

  Choice choice(Series history, LocalDate origin) {
    Series known = history.before(origin);
    List<Backtest.Fold> folds = Backtest.folds(known, origin);
    List<List<DayForecast>> runs = new ArrayList<>();
    for (ArrivalModel candidate : candidates) {
      runs.add(Backtest.run(candidate, known, folds));
    }
    int best = best(runs);
    List<ArrivalModel> members = new ArrayList<>();
    for (int i = 0; i < candidates.size(); i++) {
      if ((best >> i & 1) == 1) {
        members.add(candidates.get(i));
      }
    }
    ArrivalModel model = members.size() == 1 ? members.get(0) : new Mean(members);
    return new Choice(model, mean(runs, best), runs.get(0));
  }

  private static int best(List<List<DayForecast>> runs) {
    int sets = 1 << runs.size();
    double[][] losses = new double[sets][];
    int lowest = 1;
    for (int set = 1; set < sets; set++) {
      losses[set] = mean(runs, set).stream().mapToDouble(DayForecast::squared).toArray();
      if (sum(losses[set]) < sum(losses[lowest])) {
        lowest = set;
      }
    }
    int best = lowest;
    for (int set = 2; set < sets; set++) {
      if (Integer.bitCount(set) > Integer.bitCount(best) && asGood(losses[set], losses[lowest])) {
        best = set;
      }
    }
    return sum(losses[best]) < BETTER * sum(losses[1]) ? best : 1;
  }

  /** Whether one loss is within a standard error of another, paired by day. */
  private static boolean asGood(double[] one, double[] other) {
    int n = one.length;
    double mean = (sum(one) - sum(other)) / n;
    double squared = 0;
    for (int i = 0; i < n; i++) {
      squared += Math.pow(one[i] - other[i] - mean, 2);
    }
    return n > 1 && mean <= Math.sqrt(squared / (n - 1) / n);
  }

  private static double sum(double[] values) {
    return Arrays.stream(values).sum();
  }

  private static List<DayForecast> mean(List<List<DayForecast>> runs, int set) {
    List<DayForecast> mean = new ArrayList<>();
    for (int day = 0; day < runs.get(0).size(); day++) {
      List<DayForecast> several = new ArrayList<>();
      for (int i = 0; i < runs.size(); i++) {
        if ((set >> i & 1) == 1) {
          several.add(runs.get(i).get(day));
        }
      }
      mean.add(several.size() == 1 ? several.get(0) : DayForecast.mean(several));
    }
    return mean;
  }

  /** The mean of some models. */
  record Mean(List<ArrivalModel> members) implements ArrivalModel {
    @Override
    public String name() {
      return members.stream().map(ArrivalModel::name).collect(Collectors.joining("+"));
    }

    @Override
    public Fit fit(Series history, LocalDate origin) {
      return new MeanFit(members.stream().map(member -> member.fit(history, origin)).toList());
    }
  }

  private record MeanFit(List<Fit> fits) implements Fit {
    @Override
    public double[] calls(LocalDate date) {
      double[] mean = fits.get(0).calls(date);
      for (Fit fit : fits.subList(1, fits.size())) {
        double[] calls = fit.calls(date);
        for (int slot = 0; slot < mean.length; slot++) {
          mean[slot] += calls[slot];
        }
      }
      for (int slot = 0; slot < mean.length; slot++) {
        mean[slot] /= fits.size();
      }
      return mean;
    }
  }
}
