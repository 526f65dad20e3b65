/** Worker processes, tried with a recogniser that hears tones and knows how to die. */
@NullMarked
package io.branchline.speech.worker;

import org.jspecify.annotations.NullMarked;
