/**
 * Spreads the forecasting of many series over threads or a cluster. The only place that knows
 * Spark.
 */
@NullMarked
package io.branchline.forecasting.spark;

import org.jspecify.annotations.NullMarked;
