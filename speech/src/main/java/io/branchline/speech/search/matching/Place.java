package io.branchline.speech.search.matching;

import io.branchline.warehouse.table.Side;

/**
 * Where words were spoken in a call.
 *
 * @param startMillis of the first unit, on the call's clock
 * @param endMillis of the last unit
 * @param firstWord the first word's number among the side's words
 * @param lastWord the last word's, included
 */
public record Place(Side side, long startMillis, long endMillis, int firstWord, int lastWord) {}
