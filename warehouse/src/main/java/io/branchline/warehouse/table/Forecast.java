package io.branchline.warehouse.table;

import static java.util.Objects.requireNonNull;

import java.io.Serializable;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Expected arrivals and handle time of a queue in one interval, as forecast on one origin day.
 *
 * @param origin the first day that was forecast: everything before it was known
 * @param calls expected offered calls in the interval
 * @param handleSeconds expected talk + hold + wrap-up of a call
 * @param chosen the model, or mean of models, that was used; empty where that is not known
 * @param baselineCalls what the calendar mean expects
 * @param dayVariance squared coefficient of variation of the day's level
 * @param slotVariance the same of an interval within its day
 * @param lowFifty half of the time the calls lie from this to highFifty; the others alike
 * @param handleChosen the handle-time model that was used; empty where that is not known
 */
@Table("forecasts")
public record Forecast(
    String branch,
    String queue,
    String model,
    LocalDate origin,
    Instant intervalStart,
    int intervalMinutes,
    LocalDate localDate,
    String localTime,
    double calls,
    @Nullable Double handleSeconds,
    long version,
    String chosen,
    @Nullable Double baselineCalls,
    @Nullable Double dayVariance,
    @Nullable Double slotVariance,
    @Nullable Double lowFifty,
    @Nullable Double highFifty,
    @Nullable Double lowEighty,
    @Nullable Double highEighty,
    @Nullable Double lowNinetyFive,
    @Nullable Double highNinetyFive,
    String handleChosen)
    implements Serializable {

  /** Checks that nothing required is missing and copies what could change. */
  public Forecast {
    Checks.notEmpty(branch, "branch");
    requireNonNull(queue, "queue is null");
    requireNonNull(model, "model is null");
    requireNonNull(origin, "origin is null");
    requireNonNull(intervalStart, "intervalStart is null");
    requireNonNull(localDate, "localDate is null");
    requireNonNull(localTime, "localTime is null");
    requireNonNull(chosen, "chosen is null");
    requireNonNull(handleChosen, "handleChosen is null");
  }

  /** A forecast of which only the mean is known. */
  public static Forecast ofMean(
      String branch,
      String queue,
      String model,
      LocalDate origin,
      Instant intervalStart,
      int intervalMinutes,
      LocalDate localDate,
      String localTime,
      double calls,
      @Nullable Double handleSeconds,
      long version) {
    return new Forecast(
        branch,
        queue,
        model,
        origin,
        intervalStart,
        intervalMinutes,
        localDate,
        localTime,
        calls,
        handleSeconds,
        version,
        "",
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        "");
  }
}
