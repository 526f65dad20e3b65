package io.branchline.forecasting.check;

import java.time.Instant;

/**
 * What happened in an hour.
 *
 * @param start of the hour
 * @param hourOfDay 0 to 23 in the branch's zone
 * @param offered calls that wanted an agent
 * @param answered of the offered
 * @param answeredWithin of the answered after at most T
 * @param abandoned of the offered
 * @param answeredWaitSeconds the answered calls' waits, summed up
 * @param abandonedWaitSeconds the abandoned calls' waits, summed up
 * @param handleSeconds talk, hold and wrap-up, summed up
 * @param agents on the phones, on average
 */
public record SeenHour(
    Instant start,
    int hourOfDay,
    double offered,
    double answered,
    double answeredWithin,
    double abandoned,
    double answeredWaitSeconds,
    double abandonedWaitSeconds,
    double handleSeconds,
    double agents) {}
