package io.branchline.forecasting.arrival;

import java.time.LocalDate;

/** A model fitted to a history. Not changed by being asked. */
public interface Fit {

  /**
   * Expected calls of one interval at each slot of a day's clock, never below 0.
   *
   * @return a fresh array of as many figures as the grid has slots
   */
  double[] calls(LocalDate date);
}
