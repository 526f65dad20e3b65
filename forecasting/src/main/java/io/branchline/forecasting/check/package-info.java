/** What the formulas predict beside what happened. Plain Java over rows that a job reads. */
@NullMarked
package io.branchline.forecasting.check;

import org.jspecify.annotations.NullMarked;
