/**
 * Reading call recordings: WAV files with PCM, A-law or µ-law samples. Plain Java, called by
 * everyone here.
 */
@NullMarked
package io.branchline.speech.audio;

import org.jspecify.annotations.NullMarked;
