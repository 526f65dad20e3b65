package io.branchline.warehouse.table;

import static java.util.Objects.requireNonNull;

import java.io.Serializable;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * The rest of a queue's day, forecast anew from what came so far.
 *
 * @param asOf what came before it was known
 * @param publishedCalls what the day's forecast had said
 * @param dayVariance what is still uncertain of the day's level: a squared coefficient of variation
 * @param slotVariance the same of an interval within its day
 * @param lowFifty half of the time the calls lie from this to highFifty; the others alike
 */
@Table("intraday_forecasts")
public record IntradayForecast(
    String branch,
    String queue,
    String model,
    Instant asOf,
    Instant intervalStart,
    int intervalMinutes,
    LocalDate localDate,
    String localTime,
    double publishedCalls,
    double calls,
    @Nullable Double handleSeconds,
    double dayVariance,
    double slotVariance,
    double lowFifty,
    double highFifty,
    double lowEighty,
    double highEighty,
    double lowNinetyFive,
    double highNinetyFive,
    long version)
    implements Serializable {

  /** Checks that nothing required is missing. */
  public IntradayForecast {
    Checks.notEmpty(branch, "branch");
    requireNonNull(queue, "queue is null");
    requireNonNull(model, "model is null");
    requireNonNull(asOf, "asOf is null");
    requireNonNull(intervalStart, "intervalStart is null");
    requireNonNull(localDate, "localDate is null");
    requireNonNull(localTime, "localTime is null");
  }
}
