/**
 * Which shifts start when, with their breaks, so that a demand over time is covered: the implicit
 * formulation, solved by OR-Tools.
 */
@NullMarked
package io.branchline.forecasting.cover;

import org.jspecify.annotations.NullMarked;
