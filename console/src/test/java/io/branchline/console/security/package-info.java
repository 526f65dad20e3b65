/** Tests of this package. */
@NullMarked
package io.branchline.console.security;

import org.jspecify.annotations.NullMarked;
