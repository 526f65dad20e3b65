/**
 * What the commands do with the warehouse: intervals in, forecasts out; forecasts in, staffing out.
 * Knows nothing of Spark, which only spreads this work.
 */
@NullMarked
package io.branchline.forecasting.job;

import org.jspecify.annotations.NullMarked;
