package io.branchline.forecasting.arrival;

import static java.util.Objects.requireNonNull;

import java.io.Serializable;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A day of history that is not learnt from, or from which on a queue is another.
 *
 * @param expected calls that like days had; null where that is not known
 * @param actual calls that came; null on a day without data
 */
public record Incident(
    Kind kind, LocalDate date, @Nullable Double expected, @Nullable Double actual)
    implements Serializable {

  /** What was found. */
  public enum Kind {
    /** The branch has no data of the day. */
    GAP,
    /** Far fewer calls than on like days: an outage, or a holiday that nobody named. */
    OUTAGE,
    /** Nothing came for a stretch in which like days had many calls. */
    BLOCK,
    /** An operator's file says not to learn from it. */
    NAMED,
    /** The queue's first day with calls. */
    OPENED,
    /** The first of at least two weeks without a call, up to the end: nothing is expected. */
    CLOSED
  }

  /** Checks that nothing required is missing. */
  public Incident {
    requireNonNull(kind, "kind is null");
    requireNonNull(date, "date is null");
  }
}
