package io.branchline.scoring.evaluate;

import io.branchline.warehouse.table.Side;

/**
 * One token of a transcript: a word, or one character where words are not set apart by spaces.
 *
 * @param token folded: lower case, no punctuation
 */
record Spoken(Side side, String token, long startMillis, long endMillis) {}
