package io.branchline.scoring.job;

import static java.util.Objects.requireNonNull;

import java.io.Serializable;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;

/**
 * Some local days of one branch, at most a month of them.
 *
 * @param from the first day
 * @param to the first day after
 */
public record Partition(String branch, ZoneId zone, LocalDate from, LocalDate to)
    implements Serializable {

  /** Checks that there is at least a day. */
  public Partition {
    requireNonNull(branch, "branch is null");
    requireNonNull(zone, "zone is null");
    if (!from.isBefore(to)) {
      throw new IllegalArgumentException(from + " is not before " + to);
    }
  }

  /** When the first day begins. */
  public Instant start() {
    return from.atStartOfDay(zone).toInstant();
  }

  /** When the last day is over. */
  public Instant end() {
    return to.atStartOfDay(zone).toInstant();
  }
}
