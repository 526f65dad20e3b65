package io.branchline.scoring.job;

import io.branchline.warehouse.Failure;
import java.io.Serializable;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A range of local days that a person asked for.
 *
 * @param from the first day; null for the first there is
 * @param to the last day, inclusive; null for the last there is
 */
public record Days(@Nullable LocalDate from, @Nullable LocalDate to) implements Serializable {

  /** Every day there is. */
  public static final Days ALL = new Days(null, null);

  private static final LocalDate FIRST = LocalDate.of(1970, 1, 2);
  private static final LocalDate LAST = LocalDate.of(2149, 6, 5);

  /** Checks the order. */
  public Days {
    if (from != null && to != null && to.isBefore(from)) {
      throw new Failure(
          Failure.Code.USAGE,
          "--from " + from + " is after --to " + to + ". Swap them: both days are included.");
    }
  }

  /** The first day, as a value that the warehouse can compare dates with. */
  public LocalDate first() {
    return from == null ? FIRST : from;
  }

  /** The last day, inclusive, as a value that the warehouse can compare dates with. */
  public LocalDate last() {
    return to == null ? LAST : to;
  }
}
