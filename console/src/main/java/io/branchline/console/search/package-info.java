/**
 * Search over what was said: one box, facets, an export. Asks the index, and the warehouse whether
 * the viewer may see what was found.
 */
@NullMarked
package io.branchline.console.search;

import org.jspecify.annotations.NullMarked;
