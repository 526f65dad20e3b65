/**
 * What the planner's pages share: which branch and queue is looked at, the forecast with the
 * planners' layer, what was asked wrongly.
 */
@NullMarked
package io.branchline.console.planning;

import org.jspecify.annotations.NullMarked;
