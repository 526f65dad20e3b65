package io.branchline.speech.transcript;

import static java.util.Objects.requireNonNull;

/**
 * One recognised word on the call's clock.
 *
 * @param confidence 0 to 1
 */
public record Word(String text, long startMillis, long endMillis, double confidence) {

  /** Checks the order of times. */
  public Word {
    requireNonNull(text, "text is null");
    if (endMillis < startMillis) {
      throw new IllegalArgumentException("word ends at " + endMillis + " before " + startMillis);
    }
  }

  /** The same word in other letters. */
  public Word withText(String other) {
    return new Word(other, startMillis, endMillis, confidence);
  }

  /** The same word, as sure as that. */
  public Word withConfidence(double other) {
    return new Word(text, startMillis, endMillis, other);
  }

  /** The same word where the audio starts later on the call's clock. */
  public Word delayedBy(long millis) {
    return new Word(text, startMillis + millis, endMillis + millis, confidence);
  }
}
