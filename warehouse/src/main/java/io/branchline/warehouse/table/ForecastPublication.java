package io.branchline.warehouse.table;

import static java.util.Objects.requireNonNull;

import java.io.Serializable;
import java.time.Instant;
import java.time.LocalDate;

/**
 * A run of {@code forecast} that came to its end. Its rows are those of {@code forecast_history}
 * with the same version.
 *
 * @param origin the earliest of the branches' origins
 * @param days how many days ahead
 * @param series how many queues
 * @param calls expected over all of them
 */
@Table("forecast_publications")
public record ForecastPublication(
    String model,
    LocalDate origin,
    int days,
    long series,
    double calls,
    Instant publishedAt,
    long version)
    implements Serializable {

  /** Checks that nothing required is missing. */
  public ForecastPublication {
    requireNonNull(model, "model is null");
    requireNonNull(origin, "origin is null");
    requireNonNull(publishedAt, "publishedAt is null");
  }
}
