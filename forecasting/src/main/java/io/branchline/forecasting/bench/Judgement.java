package io.branchline.forecasting.bench;

import io.branchline.forecasting.arrival.Accuracy;
import io.branchline.forecasting.arrival.Prediction;
import io.branchline.forecasting.arrival.Series;
import io.branchline.forecasting.arrival.SeriesForecast;

/** Forecasts against what came: errors, and how much of it the intervals held. */
final class Judgement {

  static final double[] LEVELS = {0.5, 0.8, 0.95};

  private final double[] within = new double[LEVELS.length];
  private Accuracy accuracy = Accuracy.NONE;
  private Accuracy baseline = Accuracy.NONE;

  /** Adds what a forecast said of an interval in which so many calls came. */
  void add(Prediction prediction, double calls) {
    accuracy = accuracy.with(calls, prediction.expectation().calls());
    baseline = baseline.with(calls, prediction.baseline());
    for (int i = 0; i < LEVELS.length; i++) {
      within[i] += prediction.distribution().within(calls, LEVELS[i]);
    }
  }

  /** Adds every interval of a forecast that a series knows. */
  void add(SeriesForecast forecast, Series series) {
    for (Prediction prediction : forecast.predictions()) {
      Double calls = series.calls(prediction.expectation().date(), prediction.expectation().slot());
      if (calls != null) {
        add(prediction, calls);
      }
    }
  }

  Accuracy accuracy() {
    return accuracy;
  }

  Accuracy baseline() {
    return baseline;
  }

  /** Share within the middle so much: a count that straddles an end counts partly. */
  double coverage(int level) {
    return within[level] / accuracy.intervals();
  }
}
