package io.branchline.forecasting.arrival;

import java.io.Serializable;
import java.time.LocalDate;

/**
 * A known day of the back-test as a whole: what uncertainty of sums is measured by.
 *
 * @param lead 1 for the first day forecast
 * @param expected calls
 * @param actual calls
 * @param chance variance that chance within the day explains
 * @param baseline calls that the baseline expected
 */
public record DayTotal(
    LocalDate date, int lead, double expected, double actual, double chance, double baseline)
    implements Serializable {

  /** Both queues' or branches' day together. */
  public DayTotal plus(DayTotal other) {
    return new DayTotal(
        date,
        lead,
        expected + other.expected,
        actual + other.actual,
        chance + other.chance,
        baseline + other.baseline);
  }

  /** The first day of the forecast that this day was part of. */
  public LocalDate origin() {
    return date.minusDays(lead - 1L);
  }
}
