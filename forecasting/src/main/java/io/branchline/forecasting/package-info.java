/**
 * The commands of workforce planning: {@code forecast}, {@code staff} and their benchmarks. Nobody
 * calls in here but the launcher.
 */
@NullMarked
package io.branchline.forecasting;

import org.jspecify.annotations.NullMarked;
