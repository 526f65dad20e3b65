/**
 * Finding recordings, transcribing them with several workers and writing the tables and the index.
 */
@NullMarked
package io.branchline.speech.job;

import org.jspecify.annotations.NullMarked;
