package io.branchline.forecasting.adherence;

import static java.util.Objects.requireNonNull;

import java.util.List;

/** How an agent kept to one shift. */
public record ShiftReport(Shift shift, Tally tally, List<Deviation> deviations) {
  /** Copies. */
  public ShiftReport {
    requireNonNull(shift, "shift is null");
    requireNonNull(tally, "tally is null");
    deviations = List.copyOf(deviations);
  }
}
