package io.branchline.warehouse.table;

import static java.util.Objects.requireNonNull;

import java.io.Serializable;

/**
 * What became of a queue's published forecasts of one lead time. Sums: rates are sums over sums.
 *
 * @param leadDays 0 for the first day forecast
 * @param noise absolute error that true Poisson rates would have
 * @param judged intervals whose forecast had a distribution: what the within sums are of
 */
@Table("forecast_accuracy")
public record ForecastAccuracy(
    String branch,
    String queue,
    String model,
    int leadDays,
    long intervals,
    double actual,
    double expected,
    double absoluteError,
    double squaredError,
    double baselineExpected,
    double baselineAbsolute,
    double baselineSquared,
    double noise,
    long judged,
    double withinFifty,
    double withinEighty,
    double withinNinetyFive,
    long version)
    implements Serializable {

  /** Checks that nothing required is missing. */
  public ForecastAccuracy {
    Checks.notEmpty(branch, "branch");
    requireNonNull(queue, "queue is null");
    requireNonNull(model, "model is null");
  }
}
