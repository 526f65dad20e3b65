/**
 * A contact centre, call by call: what happens to each caller when these calls meet these agents.
 * Plain Java; commands, jobs and the console may call it.
 */
@NullMarked
package io.branchline.forecasting.simulation;

import org.jspecify.annotations.NullMarked;
