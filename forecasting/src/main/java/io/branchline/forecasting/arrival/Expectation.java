package io.branchline.forecasting.arrival;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What a model expects of an interval.
 *
 * @param start when the interval begins
 * @param date the day in the branch's zone
 * @param slot the interval's place by the clock on the wall
 * @param calls expected offered calls
 * @param handleSeconds expected handle time of a call; null where no call was ever handled
 */
public record Expectation(
    Instant start, LocalDate date, int slot, double calls, @Nullable Double handleSeconds) {}
