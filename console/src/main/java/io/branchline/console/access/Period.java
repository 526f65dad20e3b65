package io.branchline.console.access;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/**
 * Days in the branch's zone, both ends included.
 *
 * @param from the first day
 * @param to the last day
 */
public record Period(LocalDate from, LocalDate to) {

  /** The longest stretch that a page reads. */
  private static final int MOST_DAYS = 400;

  private static final LocalDate EPOCH = LocalDate.of(2000, 1, 1);

  /** Puts the ends in order and bounds the length. */
  public Period {
    if (to.isBefore(from)) {
      LocalDate swap = from;
      from = to;
      to = swap;
    }
    if (ChronoUnit.DAYS.between(from, to) >= MOST_DAYS) {
      from = to.minusDays(MOST_DAYS - 1L);
    }
  }

  /**
   * What was asked for; what is missing falls back to the last days with figures.
   *
   * @param days how many days where nothing is asked for
   */
  public static Period of(@Nullable LocalDate from, @Nullable LocalDate to, Names names, int days) {
    LocalDate last = names.lastDay() == null ? EPOCH : names.lastDay();
    LocalDate end = to == null ? last : to;
    return new Period(from == null ? end.minusDays(days - 1L) : from, end);
  }

  /** How many days. */
  public long days() {
    return ChronoUnit.DAYS.between(from, to) + 1;
  }
}
