/** The page that people see first, by role. */
@NullMarked
package io.branchline.console.home;

import org.jspecify.annotations.NullMarked;
