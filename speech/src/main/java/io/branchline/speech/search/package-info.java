/**
 * Finding what was said: {@link TranscriptIndex} answers a {@link SearchRequest}; the console and
 * the commands call it. Its own packages: the query's language, the documents, the matching of
 * places, and what makes the index follow the tables.
 */
@NullMarked
package io.branchline.speech.search;

import org.jspecify.annotations.NullMarked;
