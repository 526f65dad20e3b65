/**
 * What people make of misheard turns: the corrected words with times, kept as a revision. The
 * console calls {@link Corrections}; knows nothing of the recogniser and the index.
 */
@NullMarked
package io.branchline.speech.correct;

import org.jspecify.annotations.NullMarked;
