package io.branchline.forecasting.arrival;

import java.time.LocalDate;
import java.util.List;

/** A way to forecast. Immutable and safe for many threads. */
public interface ArrivalModel {

  /** The model's name in tables and reports, such as {@code calendar-mean}. */
  String name();

  /**
   * Every interval of the days from the origin on, in the order of time.
   *
   * @param history may reach beyond the origin: only what is before it is looked at
   * @param origin the first day to forecast
   * @param days how many days to forecast, at least 1
   */
  List<Expectation> forecast(Series history, LocalDate origin, int days);
}
