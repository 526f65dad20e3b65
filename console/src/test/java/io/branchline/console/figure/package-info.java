/** Tests of this package. */
@NullMarked
package io.branchline.console.figure;

import org.jspecify.annotations.NullMarked;
