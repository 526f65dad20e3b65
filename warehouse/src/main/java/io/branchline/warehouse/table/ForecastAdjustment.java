package io.branchline.warehouse.table;

import static java.util.Objects.requireNonNull;

import java.io.Serializable;
import java.time.Instant;
import java.time.LocalDate;

/**
 * What a planner laid over a forecast, or took back.
 *
 * @param adjustment the same in every branch that it was made for at once
 * @param queue empty for every queue of the branch
 * @param toDate included
 * @param fromTime HH:mm in the branch's zone
 * @param toTime not included; 24:00 for the day's end
 * @param kind {@link #PERCENT}, {@link #CALLS} or {@link #UNDO}
 * @param amount percent more, or calls more on each day; negative for less
 * @param undoes the adjustment that is taken back; otherwise empty
 */
@Table("forecast_adjustments")
public record ForecastAdjustment(
    String branch,
    String adjustment,
    String queue,
    LocalDate fromDate,
    LocalDate toDate,
    String fromTime,
    String toTime,
    String kind,
    double amount,
    String reason,
    String undoes,
    String enteredBy,
    Instant enteredAt,
    long version)
    implements Serializable {

  /** So many percent more in each interval. */
  public static final String PERCENT = "percent";

  /** So many calls more on each day, spread as the forecast is. */
  public static final String CALLS = "calls";

  /** Takes another one back. */
  public static final String UNDO = "undo";

  /** Checks that nothing required is missing. */
  public ForecastAdjustment {
    Checks.notEmpty(branch, "branch");
    Checks.notEmpty(adjustment, "adjustment");
    requireNonNull(queue, "queue is null");
    requireNonNull(fromDate, "fromDate is null");
    requireNonNull(toDate, "toDate is null");
    requireNonNull(fromTime, "fromTime is null");
    requireNonNull(toTime, "toTime is null");
    Checks.notEmpty(kind, "kind");
    Checks.notEmpty(reason, "reason");
    requireNonNull(undoes, "undoes is null");
    Checks.notEmpty(enteredBy, "enteredBy");
    requireNonNull(enteredAt, "enteredAt is null");
  }
}
