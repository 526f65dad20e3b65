package io.branchline.forecasting.job;

import java.io.Serializable;
import java.time.LocalDate;
import java.time.ZoneId;

/**
 * One queue to forecast.
 *
 * @param zone the branch's zone
 * @param intervalMinutes how its counters are cut
 * @param origin the first day to forecast
 */
public record SeriesKey(
    String branch, String queue, ZoneId zone, int intervalMinutes, LocalDate origin)
    implements Serializable {}
