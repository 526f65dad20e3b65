/** Drives the console over a small bank in a real engine. */
@NullMarked
package io.branchline.console;

import org.jspecify.annotations.NullMarked;
