package io.branchline.forecasting.arrival;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;

/**
 * How uncertain a series' forecast is: calls of day d and slot s are Poisson with rate m G_d H_ds,
 * where G, the day's level, and H are gamma variables of mean 1.
 *
 * @param day of G
 * @param slot the squared coefficient of variation of H: what a slot does within its day, profile
 *     errors included
 */
public record Spread(DaySpread day, double slot) implements Serializable {

  /** What is assumed where history is too short to measure. */
  public static final Spread ASSUMED = new Spread(DaySpread.ASSUMED, 0.02);

  private static final int LEAST_DAYS = 7;

  /*
   * Two witnesses are heard: the back-test, which sees everything that goes wrong but only in a few weeks whose days err
   * together, and the additive model's own variances, which rest on all days of history but on the model being right. Each
   * weighs by how many independent days it saw.
   */

  /** Measured by a back-test and by the additive model. */
  static Spread of(
      List<DayForecast> days, List<DayForecast> baseline, AdditiveFit.ModelledSpread modelled) {
    long open = days.stream().filter(day -> day.totalExpected() > 0).count();
    if (open < LEAST_DAYS) {
      return ASSUMED;
    }
    double slot = slotVariance(days);
    List<DayTotal> totals = totals(days, baseline, slot);
    DaySpread tested = DaySpread.of(totals);
    double freedom = modelled.freedom();
    Spread own = modelled.spread();
    long distinct = days.stream().map(DayForecast::date).distinct().count();
    return new Spread(
        tested.pooled(tested.worth(totals), own.day, freedom),
        (distinct * slot + freedom * own.slot) / (distinct + freedom));
  }

  /** The back-test's days as a whole. */
  static List<DayTotal> totals(List<DayForecast> days, List<DayForecast> baseline, double slot) {
    List<DayTotal> totals = new ArrayList<>();
    for (int i = 0; i < days.size(); i++) {
      DayForecast day = days.get(i);
      double chance = 0;
      for (int s = 0; s < day.expected().length; s++) {
        double mean = Double.isNaN(day.actual()[s]) ? 0 : day.expected()[s];
        chance += mean + slot * mean * mean;
      }
      totals.add(
          new DayTotal(
              day.date(),
              day.lead(),
              day.totalExpected(),
              day.totalActual(),
              chance,
              baseline.get(i).totalExpected()));
    }
    return totals;
  }

  /** The distribution of a slot's calls so many days ahead. */
  public GammaPoisson at(double mean, int lead) {
    return new GammaPoisson(mean, relativeVariance(day.variance(lead)));
  }

  /** Both uncertainties together: (1 + day)(1 + slot) - 1. */
  public double relativeVariance(double dayVariance) {
    return dayVariance + slot + dayVariance * slot;
  }

  /** Squares around the forecast scaled to the day that came, less what Poisson explains. */
  private static double slotVariance(List<DayForecast> days) {
    double up = 0;
    double down = 0;
    for (DayForecast day : days) {
      double total = day.totalExpected();
      double scale = total == 0 ? 0 : day.totalActual() / total;
      for (int s = 0; s < day.expected().length; s++) {
        double mean = scale * day.expected()[s];
        double share = total == 0 ? 0 : day.expected()[s] / total;
        if (mean > 0 && share < 1 && !Double.isNaN(day.actual()[s])) {
          double error = day.actual()[s] - mean;
          up += error * error / (1 - share) - mean;
          down += mean * mean;
        }
      }
    }
    return down == 0 ? 0 : Math.max(0, up / down);
  }
}
