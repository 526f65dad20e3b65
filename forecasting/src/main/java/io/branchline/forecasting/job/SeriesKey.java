package io.branchline.forecasting.job;

import java.io.Serializable;
import java.time.LocalDate;
import java.time.ZoneId;

/**
 * One queue to forecast.
 *
 * @param zone the branch's zone
 * @param countedMinutes how its counters in {@code kpi_interval} are cut
 * @param intervalMinutes how its forecast is cut
 * @param origin the first day to forecast
 * @param country whose holidays it has; empty for none
 */
public record SeriesKey(
    String branch,
    String queue,
    ZoneId zone,
    int countedMinutes,
    int intervalMinutes,
    LocalDate origin,
    String country)
    implements Serializable {}
