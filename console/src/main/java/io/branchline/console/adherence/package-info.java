/** The adherence page: how agents kept to their published shifts, down to the states behind it. */
@NullMarked
package io.branchline.console.adherence;

import org.jspecify.annotations.NullMarked;
