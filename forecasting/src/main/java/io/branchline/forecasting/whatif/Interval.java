package io.branchline.forecasting.whatif;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What is expected of a queue in an interval.
 *
 * @param localTime HH:mm where the branch is
 * @param calls planners' adjustments included
 * @param handleSeconds null where it is not known
 */
public record Interval(
    String region,
    String branch,
    String queue,
    LocalDate localDate,
    String localTime,
    Instant start,
    int minutes,
    double calls,
    @Nullable Double handleSeconds) {

  /** Nothing but the handle time may be null. */
  public Interval {
    requireNonNull(region, "region is null");
    requireNonNull(branch, "branch is null");
    requireNonNull(queue, "queue is null");
    requireNonNull(localDate, "localDate is null");
    requireNonNull(localTime, "localTime is null");
    requireNonNull(start, "start is null");
  }

  boolean knowsHandleTime() {
    return handleSeconds != null && handleSeconds > 0;
  }
}
