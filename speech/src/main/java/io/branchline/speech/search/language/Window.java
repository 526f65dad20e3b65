package io.branchline.speech.search.language;

/**
 * When a word has to start for counting.
 *
 * @param from the first moment, on the call's clock in milliseconds, included
 * @param to the end, not included
 * @param lastMillis the word starts at most so long before the call's end
 * @param exceptLastMillis the word starts longer than this before the call's end
 */
public record Window(long from, long to, long lastMillis, long exceptLastMillis) {

  /** Any time. */
  public static final Window ALWAYS =
      new Window(Long.MIN_VALUE, Long.MAX_VALUE, Long.MAX_VALUE, Long.MIN_VALUE);

  /** Where both hold. */
  public Window within(Window other) {
    return new Window(
        Math.max(from, other.from),
        Math.min(to, other.to),
        Math.min(lastMillis, other.lastMillis),
        Math.max(exceptLastMillis, other.exceptLastMillis));
  }

  /** Whether it says anything. */
  public boolean isAlways() {
    return equals(ALWAYS);
  }

  /** Whether the call's length matters to it. */
  public boolean isFromEnd() {
    return lastMillis != Long.MAX_VALUE || exceptLastMillis != Long.MIN_VALUE;
  }

  /**
   * Whether a word that starts then lies in it.
   *
   * @param durationMillis the call's length; any where it does not matter
   */
  public boolean holds(long startMillis, long durationMillis) {
    long left = durationMillis - startMillis;
    return startMillis >= from && startMillis < to && left <= lastMillis && left > exceptLastMillis;
  }
}
