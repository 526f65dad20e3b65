/**
 * The page that shows what was forecast, what came, how good that was, and what planners laid over
 * it.
 */
@NullMarked
package io.branchline.console.forecast;

import org.jspecify.annotations.NullMarked;
