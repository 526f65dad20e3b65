/**
 * How many agents a load needs: the Erlang models B, C, A and X, forward and backward. Plain Java
 * without any library; may be called from everywhere, a page's request included.
 */
@NullMarked
package io.branchline.forecasting.erlang;

import org.jspecify.annotations.NullMarked;
