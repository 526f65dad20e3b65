/** Spoken sample calls for the demo, made from texts by Debian's flite. */
@NullMarked
package io.branchline.speech.samples;

import org.jspecify.annotations.NullMarked;
