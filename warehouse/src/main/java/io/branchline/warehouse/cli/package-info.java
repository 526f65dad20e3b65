/** What every command line has in common: one way to fail, to show progress and to read options. */
@NullMarked
package io.branchline.warehouse.cli;

import org.jspecify.annotations.NullMarked;
