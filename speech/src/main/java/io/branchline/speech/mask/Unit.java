package io.branchline.speech.mask;

/**
 * The smallest piece of speech that is looked at: an English word, a Chinese character, a group of
 * figures, or a token that was masked before.
 *
 * @param text in lower case and half width
 * @param word the index of the word it was cut from
 * @param from where it starts in that word, in chars
 * @param to where it ends, not included
 */
record Unit(String text, int word, int from, int to, long startMillis, long endMillis) {

  boolean isFigures() {
    return text.codePoints().anyMatch(c -> c >= '0' && c <= '9') && MaskToken.of(text).isEmpty();
  }
}
