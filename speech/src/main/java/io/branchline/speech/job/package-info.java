/** Finding recordings, transcribing them with several workers and writing the tables. */
@NullMarked
package io.branchline.speech.job;

import org.jspecify.annotations.NullMarked;
