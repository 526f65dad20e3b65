/**
 * How agents kept to their published shifts: adherence and conformance, from planned and actual
 * stretches of time. Plain Java; called by the console.
 */
@NullMarked
package io.branchline.forecasting.adherence;

import org.jspecify.annotations.NullMarked;
