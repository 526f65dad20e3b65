/**
 * The page that compares branches, and the figures behind it: sums over sums, with their
 * uncertainty.
 */
@NullMarked
package io.branchline.console.branch;

import org.jspecify.annotations.NullMarked;
