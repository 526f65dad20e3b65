/**
 * The Lucene index over transcripts and its query language. The console calls {@link
 * TranscriptIndex}.
 */
@NullMarked
package io.branchline.speech.search;

import org.jspecify.annotations.NullMarked;
