/**
 * How English words sound, roughly: for neighbours of a word that the recogniser lacks, and for
 * words that may be digits heard wrong. Knows nothing of the rest.
 */
@NullMarked
package io.branchline.speech.sound;

import org.jspecify.annotations.NullMarked;
