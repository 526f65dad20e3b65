/**
 * Rosters end to end: demand, agents and requests from the warehouse, cover and roster solved, the
 * result kept as versions, checked, published and exported. The planner's commands.
 */
@NullMarked
package io.branchline.forecasting.plan;

import org.jspecify.annotations.NullMarked;
