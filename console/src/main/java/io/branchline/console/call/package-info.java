/** The list of calls, the search, and the page of one call: audio, transcript, measures, scores. */
@NullMarked
package io.branchline.console.call;

import org.jspecify.annotations.NullMarked;
