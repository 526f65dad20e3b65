/**
 * Benchmarks that anybody can run again: {@code ./branchline bench erlang}, {@code bench forecast}.
 */
@NullMarked
package io.branchline.forecasting.bench;

import org.jspecify.annotations.NullMarked;
