/**
 * Words, utterances and the measures of a call's two voices. Plain Java, no recogniser, no index.
 */
@NullMarked
package io.branchline.speech.transcript;

import org.jspecify.annotations.NullMarked;
