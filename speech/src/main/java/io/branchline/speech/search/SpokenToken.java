package io.branchline.speech.search;

/**
 * One term of the index and when it was spoken.
 *
 * @param position its place among the side's terms; phrases are made of neighbours
 * @param word the index of the word it was cut from, among all the side's words
 */
record SpokenToken(String term, int position, long startMillis, long endMillis, int word) {}
