package io.branchline.forecasting.arrival;

import java.time.LocalDate;
import java.util.List;

/** A known day as it was forecast from the days before. Its arrays are not to be changed. */
final class DayForecast {

  private final LocalDate date;
  private final int lead;
  private final double[] expected;
  private final double[] actual;

  /**
   * A day.
   *
   * @param lead days from the last known day: 1 for the first day forecast
   * @param expected calls by slot
   * @param actual calls by slot; NaN where the day lacks the slot
   */
  DayForecast(LocalDate date, int lead, double[] expected, double[] actual) {
    this.date = date;
    this.lead = lead;
    this.expected = expected;
    this.actual = actual;
  }

  LocalDate date() {
    return date;
  }

  int lead() {
    return lead;
  }

  double[] expected() {
    return expected;
  }

  double[] actual() {
    return actual;
  }

  double squared() {
    double squared = 0;
    for (int slot = 0; slot < expected.length; slot++) {
      if (!Double.isNaN(actual[slot])) {
        double error = actual[slot] - expected[slot];
        squared += error * error;
      }
    }
    return squared;
  }

  Accuracy addTo(Accuracy accuracy) {
    Accuracy sum = accuracy;
    for (int slot = 0; slot < expected.length; slot++) {
      if (!Double.isNaN(actual[slot])) {
        sum = sum.with(actual[slot], expected[slot]);
      }
    }
    return sum;
  }

  double totalExpected() {
    double total = 0;
    for (int slot = 0; slot < expected.length; slot++) {
      total += Double.isNaN(actual[slot]) ? 0 : expected[slot];
    }
    return total;
  }

  double totalActual() {
    double total = 0;
    for (double calls : actual) {
      total += Double.isNaN(calls) ? 0 : calls;
    }
    return total;
  }

  /** The mean of several forecasts of the same day. */
  static DayForecast mean(List<DayForecast> several) {
    DayForecast first = several.get(0);
    double[] mean = new double[first.expected.length];
    for (DayForecast one : several) {
      for (int slot = 0; slot < mean.length; slot++) {
        mean[slot] += one.expected[slot] / several.size();
      }
    }
    return new DayForecast(first.date, first.lead, mean, first.actual);
  }
}
