package io.branchline.forecasting.arrival;

import java.util.List;

/**
 * A series' forecast with everything that was found out about it.
 *
 * @param chosen the model that was used, such as {@code level-profile+additive}
 * @param predictions every interval in the order of time
 * @param backtest the history's last weeks forecast from the weeks before, as whole days
 * @param accuracy of the model used in that back-test, all intervals
 * @param baseline the baseline's in the same
 * @param handleChosen the handle-time model, such as {@code profile}; empty for a closed queue
 * @param handleAccuracy of the handle time in its own back-test: each interval's seconds of work of
 *     the calls that were handled
 * @param handleBaseline the baseline's in the same
 * @param incidents what was left out or found odd
 */
public record SeriesForecast(
    String chosen,
    List<Prediction> predictions,
    Spread spread,
    List<DayTotal> backtest,
    Accuracy accuracy,
    Accuracy baseline,
    String handleChosen,
    Accuracy handleAccuracy,
    Accuracy handleBaseline,
    List<Incident> incidents) {

  /** Copies the lists. */
  public SeriesForecast {
    predictions = List.copyOf(predictions);
    backtest = List.copyOf(backtest);
    incidents = List.copyOf(incidents);
  }
}
