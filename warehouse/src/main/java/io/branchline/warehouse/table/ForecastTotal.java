package io.branchline.warehouse.table;

import static java.util.Objects.requireNonNull;

import java.io.Serializable;
import java.time.Instant;
import java.time.LocalDate;

/**
 * Expected arrivals of several queues, branches or days together.
 *
 * @param branch empty for all branches
 * @param queue empty for all queues
 * @param period interval, day or horizon
 * @param intervalStart when the period begins
 * @param lowFifty half of the time the calls lie from this to highFifty; the others alike
 */
@Table("forecast_totals")
public record ForecastTotal(
    String branch,
    String queue,
    String model,
    LocalDate origin,
    String period,
    Instant intervalStart,
    LocalDate localDate,
    String localTime,
    double calls,
    double baselineCalls,
    double lowFifty,
    double highFifty,
    double lowEighty,
    double highEighty,
    double lowNinetyFive,
    double highNinetyFive,
    long version)
    implements Serializable {

  /** Checks that nothing required is missing. */
  public ForecastTotal {
    requireNonNull(branch, "branch is null");
    requireNonNull(queue, "queue is null");
    requireNonNull(model, "model is null");
    requireNonNull(origin, "origin is null");
    requireNonNull(period, "period is null");
    requireNonNull(intervalStart, "intervalStart is null");
    requireNonNull(localDate, "localDate is null");
    requireNonNull(localTime, "localTime is null");
  }
}
