/**
 * What planners lay over a forecast. Whoever staffs, rosters or replans reads the forecast through
 * {@link io.branchline.forecasting.adjust.Layer}; who judges the model reads it without.
 */
@NullMarked
package io.branchline.forecasting.adjust;

import org.jspecify.annotations.NullMarked;
