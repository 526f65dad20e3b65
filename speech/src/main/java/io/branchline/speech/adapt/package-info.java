/**
 * A recogniser's language model made the bank's own: OpenFst n-gram files read and written, counts
 * of the bank's texts, and the interpolation of both. Knows no recogniser; the adapt command and
 * the benchmark call it.
 */
@NullMarked
package io.branchline.speech.adapt;

import org.jspecify.annotations.NullMarked;
