/**
 * Long work that a page starts: planning commands in processes of their own, and the recomputing of
 * forecast and staffing. The roster page starts its solver here.
 */
@NullMarked
package io.branchline.console.recompute;

import org.jspecify.annotations.NullMarked;
