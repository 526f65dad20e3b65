/** How figures, times and names are written, in Chinese and in English. Called by every page. */
@NullMarked
package io.branchline.console.text;

import org.jspecify.annotations.NullMarked;
