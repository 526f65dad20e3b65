/** Categories: saved searches with their counts by month and branch. */
@NullMarked
package io.branchline.console.category;

import org.jspecify.annotations.NullMarked;
