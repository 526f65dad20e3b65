/** A call as the index takes it, and the shape in which it lies there. */
@NullMarked
package io.branchline.speech.search.document;

import org.jspecify.annotations.NullMarked;
