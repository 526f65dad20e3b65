/** Today: what came against what was planned, the rest of the day anew, and what could be done. */
@NullMarked
package io.branchline.console.intraday;

import org.jspecify.annotations.NullMarked;
