/**
 * The shift-scheduling benchmark of Curtois and Qu (2014): its files, a scorer that knows no
 * solver, and a model that knows no scorer.
 */
@NullMarked
package io.branchline.forecasting.roster.benchmark;

import org.jspecify.annotations.NullMarked;
