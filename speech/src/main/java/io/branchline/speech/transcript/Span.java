package io.branchline.speech.transcript;

/**
 * One stretch of time in milliseconds.
 *
 * @param endMillis not included; at least {@code startMillis}
 */
public record Span(long startMillis, long endMillis) {

  /** Checks the order of times. */
  public Span {
    if (endMillis < startMillis) {
      throw new IllegalArgumentException("span ends at " + endMillis + " before " + startMillis);
    }
  }

  /** Its length. */
  public long millis() {
    return endMillis - startMillis;
  }

  /** The same stretch where the audio starts later on the call's clock. */
  public Span delayedBy(long delay) {
    return new Span(startMillis + delay, endMillis + delay);
  }
}
