/**
 * What if: days of the forecast, or plain traffic, with other lines, callers, agents or promises.
 * The figures are those of forecasting's core; nothing is computed here.
 */
@NullMarked
package io.branchline.console.whatif;

import org.jspecify.annotations.NullMarked;
