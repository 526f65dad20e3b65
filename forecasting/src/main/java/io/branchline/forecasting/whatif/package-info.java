/**
 * What if: the same day with other queues, callers, agents or promises. Plain Java; the command and
 * the console may call it.
 */
@NullMarked
package io.branchline.forecasting.whatif;

import org.jspecify.annotations.NullMarked;
