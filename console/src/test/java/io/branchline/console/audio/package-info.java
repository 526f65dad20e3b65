/** Tests of this package. */
@NullMarked
package io.branchline.console.audio;

import org.jspecify.annotations.NullMarked;
