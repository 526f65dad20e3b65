/** Tables that people take away: files without formulas, written down before they leave. */
@NullMarked
package io.branchline.console.export;

import org.jspecify.annotations.NullMarked;
