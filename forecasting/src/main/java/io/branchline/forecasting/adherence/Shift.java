package io.branchline.forecasting.adherence;

import static java.util.Objects.requireNonNull;

import java.time.LocalDate;
import java.util.List;

/**
 * A shift as it was published. Its time without breaks is to be worked, its breaks are to be taken.
 *
 * @param day on which it starts, in the branch's zone; all of the shift belongs to it
 * @param breaks within the shift; what lies outside does not count
 */
public record Shift(LocalDate day, Stretch time, List<Stretch> breaks) {
  /** Copies. */
  public Shift {
    requireNonNull(day, "day is null");
    requireNonNull(time, "time is null");
    breaks = List.copyOf(breaks);
  }
}
