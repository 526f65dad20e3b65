/**
 * Figures and what they mean: counters that add up, the formulas over them, their uncertainty.
 * Plain Java.
 */
@NullMarked
package io.branchline.console.figure;

import org.jspecify.annotations.NullMarked;
