package io.branchline.forecasting.job;

import io.branchline.forecasting.arrival.Accuracy;
import java.io.Serializable;
import org.jspecify.annotations.Nullable;

/**
 * What was forecast for a queue.
 *
 * @param expectedCalls over all forecast days
 * @param backtest the last seven known days, forecast from the days before; null below two weeks
 * @param gapDays days within its history without data
 * @param leftOut intervals whose handle time was negative
 */
public record SeriesReport(
    SeriesKey key, double expectedCalls, @Nullable Accuracy backtest, int gapDays, long leftOut)
    implements Serializable {}
