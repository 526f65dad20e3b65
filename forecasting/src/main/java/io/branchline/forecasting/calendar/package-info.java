/**
 * Which days are special: public holidays by country, China's with lunar dates and make-up working
 * days, and an operator's own file. Called by commands and benchmarks on the driver; the models get
 * plain {@link io.branchline.forecasting.arrival.SpecialDays}.
 */
@NullMarked
package io.branchline.forecasting.calendar;

import org.jspecify.annotations.NullMarked;
