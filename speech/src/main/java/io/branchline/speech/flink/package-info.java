/**
 * Transcription as a Flink job: recordings of a folder in, transcripts into the tables, in this JVM
 * or on a cluster. Only this package knows Flink.
 */
@NullMarked
package io.branchline.speech.flink;

import org.jspecify.annotations.NullMarked;
