/**
 * Finds the places where words were spoken, by Lucene's postings and the calls' clocks. First the
 * calls that have all the words, then the words' positions, and only then their times.
 */
@NullMarked
package io.branchline.speech.search.matching;

import org.jspecify.annotations.NullMarked;
