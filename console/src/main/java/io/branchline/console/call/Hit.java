package io.branchline.console.call;

/**
 * A place in a call where the searched words were said.
 *
 * @param side agent or customer
 * @param startMillis on the recording's clock
 * @param endMillis where the hit ends
 * @param before words before the hit
 * @param words the hit
 * @param after words after the hit
 */
public record Hit(
    String side, long startMillis, long endMillis, String before, String words, String after) {}
