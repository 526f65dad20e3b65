/**
 * How many calls to expect, interval by interval, and how long each will take: series with their
 * branch's calendar, models, and how wrong they were. Plain Java without any library; may be called
 * from everywhere.
 */
@NullMarked
package io.branchline.forecasting.arrival;

import org.jspecify.annotations.NullMarked;
