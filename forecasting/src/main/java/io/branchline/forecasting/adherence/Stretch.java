package io.branchline.forecasting.adherence;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.time.Instant;

/**
 * A stretch of time.
 *
 * @param to not included; not before {@code from}
 */
public record Stretch(Instant from, Instant to) {

  /** Checks the order. */
  public Stretch {
    requireNonNull(from, "from is null");
    requireNonNull(to, "to is null");
    if (to.isBefore(from)) {
      throw new IllegalArgumentException("A stretch ends at " + to + ", before " + from);
    }
  }

  /** How long it is. */
  public Duration length() {
    return Duration.between(from, to);
  }

  boolean covers(Instant from, Instant to) {
    return !this.from.isAfter(from) && !this.to.isBefore(to);
  }
}
