package io.branchline.forecasting.arrival;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** A way to forecast. Immutable and safe for many threads. */
public interface ArrivalModel {

  /** The model's name in tables and reports, such as {@code calendar-mean}. */
  String name();

  /**
   * Learns from what was known on the morning of a day.
   *
   * @param history may reach beyond the origin: only what is before it is looked at
   * @param origin the first day to forecast
   */
  Fit fit(Series history, LocalDate origin);

  /**
   * Every interval of the days from the origin on, in the order of time; handle time is the
   * baseline's.
   *
   * @param history may reach beyond the origin: only what is before it is looked at
   * @param origin the first day to forecast
   * @param days how many days to forecast, at least 1
   */
  default List<Expectation> forecast(Series history, LocalDate origin, int days) {
    return expectations(
        fit(history, origin),
        CalendarMean.MODEL.handle(history, origin),
        history.grid(),
        origin,
        days);
  }

  /** Every interval of some days as a fit expects it, in the order of time. */
  static List<Expectation> expectations(
      Fit fit, HandleModel.HandleFit handle, Grid grid, LocalDate origin, int days) {
    List<Expectation> expectations = new ArrayList<>(days * grid.slots());
    for (LocalDate date = origin; date.isBefore(origin.plusDays(days)); date = date.plusDays(1)) {
      double[] calls = fit.calls(date);
      for (Grid.Interval interval : grid.of(date)) {
        int slot = interval.slot();
        expectations.add(
            new Expectation(interval.start(), date, slot, calls[slot], handle.seconds(date, slot)));
      }
    }
    return expectations;
  }
}
