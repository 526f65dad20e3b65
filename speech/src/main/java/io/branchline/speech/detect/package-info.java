/**
 * Where in a channel somebody speaks, and the stretches of audio that are worth decoding. Plain
 * Java over samples; knows no recogniser.
 */
@NullMarked
package io.branchline.speech.detect;

import org.jspecify.annotations.NullMarked;
