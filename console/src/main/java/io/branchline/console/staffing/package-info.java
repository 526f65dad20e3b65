/**
 * The page that shows forecast calls and required agents, and answers what-if questions at once.
 */
@NullMarked
package io.branchline.console.staffing;

import org.jspecify.annotations.NullMarked;
