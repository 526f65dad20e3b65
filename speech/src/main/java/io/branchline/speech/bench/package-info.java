/** Measuring the recogniser against human transcripts. */
@NullMarked
package io.branchline.speech.bench;

import org.jspecify.annotations.NullMarked;
