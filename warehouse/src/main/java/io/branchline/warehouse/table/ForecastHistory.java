package io.branchline.warehouse.table;

import static java.util.Objects.requireNonNull;

import java.io.Serializable;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * An interval as one publication forecast it, kept when a later one of the same origin replaces it
 * in {@code forecasts}.
 *
 * @param version the publication's
 */
@Table("forecast_history")
public record ForecastHistory(
    String branch,
    String queue,
    String model,
    LocalDate origin,
    Instant intervalStart,
    int intervalMinutes,
    LocalDate localDate,
    double calls,
    @Nullable Double handleSeconds,
    @Nullable Double baselineCalls,
    @Nullable Double dayVariance,
    @Nullable Double slotVariance,
    long version)
    implements Serializable {

  /** Checks that nothing required is missing. */
  public ForecastHistory {
    Checks.notEmpty(branch, "branch");
    requireNonNull(queue, "queue is null");
    requireNonNull(model, "model is null");
    requireNonNull(origin, "origin is null");
    requireNonNull(intervalStart, "intervalStart is null");
    requireNonNull(localDate, "localDate is null");
  }
}
