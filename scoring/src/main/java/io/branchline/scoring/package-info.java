/**
 * The command line of scoring: {@code score}, {@code kpi}, {@code form}, {@code setting} and the
 * benchmarks.
 */
@NullMarked
package io.branchline.scoring;

import org.jspecify.annotations.NullMarked;
