package io.branchline.warehouse.table;

import static java.util.Objects.requireNonNull;

import java.io.Serializable;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Expected arrivals and handle time of a queue in one interval, as forecast on one origin day.
 *
 * @param origin the first day that was forecast: everything before it was known
 * @param calls expected offered calls in the interval
 * @param handleSeconds expected talk + hold + wrap-up of a call
 */
@Table("forecasts")
public record Forecast(
    String branch,
    String queue,
    String model,
    LocalDate origin,
    Instant intervalStart,
    int intervalMinutes,
    LocalDate localDate,
    String localTime,
    double calls,
    @Nullable Double handleSeconds,
    long version)
    implements Serializable {

  /** Checks that nothing required is missing and copies what could change. */
  public Forecast {
    Checks.notEmpty(branch, "branch");
    requireNonNull(queue, "queue is null");
    requireNonNull(model, "model is null");
    requireNonNull(origin, "origin is null");
    requireNonNull(intervalStart, "intervalStart is null");
    requireNonNull(localDate, "localDate is null");
    requireNonNull(localTime, "localTime is null");
  }
}
