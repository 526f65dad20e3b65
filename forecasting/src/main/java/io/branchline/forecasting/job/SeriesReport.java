package io.branchline.forecasting.job;

import io.branchline.forecasting.arrival.Accuracy;
import io.branchline.forecasting.arrival.DayTotal;
import io.branchline.forecasting.arrival.Incident;
import io.branchline.forecasting.arrival.Spread;
import java.io.Serializable;
import java.util.List;

/**
 * What was forecast for a queue.
 *
 * @param chosen the model that was used
 * @param outlines every forecast interval, in the order of time
 * @param days the back-test's days
 * @param backtest the history's last weeks forecast from the weeks before; nothing below four weeks
 * @param baseline the baseline over the same
 * @param handleChosen the handle-time model that was used
 * @param handleAccuracy its back-test in seconds of work
 * @param handleBaseline the baseline over the same
 * @param incidents what was left out of history or found odd
 * @param leftOut intervals whose handle time was negative
 */
public record SeriesReport(
    SeriesKey key,
    String chosen,
    List<Outline> outlines,
    Spread spread,
    List<DayTotal> days,
    Accuracy backtest,
    Accuracy baseline,
    String handleChosen,
    Accuracy handleAccuracy,
    Accuracy handleBaseline,
    List<Incident> incidents,
    long leftOut)
    implements Serializable {

  /**
   * An interval's sums.
   *
   * @param epochSecond when it starts
   * @param epochDay its day in the branch's zone
   * @param slot its place by the clock on the wall
   */
  public record Outline(long epochSecond, int epochDay, int slot, double calls, double baseline)
      implements Serializable {}

  /** Copies the lists. */
  public SeriesReport {
    outlines = List.copyOf(outlines);
    days = List.copyOf(days);
    incidents = List.copyOf(incidents);
  }

  /** Calls over all forecast days. */
  public double expectedCalls() {
    return outlines.stream().mapToDouble(Outline::calls).sum();
  }
}
