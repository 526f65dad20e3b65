package io.branchline.speech.transcript;

import java.util.List;

/**
 * What one channel holds. Times are milliseconds from the audio's start, or, once {@linkplain
 * #delayedBy delayed}, on the call's clock.
 *
 * @param words in order of time
 * @param speech where somebody speaks, in order and apart from one another; whether or not words
 *     were understood there
 * @param endMillis where the audio ends: what was really read, whatever its header says
 */
public record Recognition(List<Word> words, List<Span> speech, long endMillis) {

  /** Copies the lists and checks the spans' order. */
  public Recognition {
    words = List.copyOf(words);
    speech = List.copyOf(speech);
    for (int i = 1; i < speech.size(); i++) {
      if (speech.get(i).startMillis() <= speech.get(i - 1).endMillis()) {
        throw new IllegalArgumentException(
            "speech span " + speech.get(i) + " does not lie after " + speech.get(i - 1));
      }
    }
  }

  /** The same where the audio starts later on the call's clock; below 0: earlier. */
  public Recognition delayedBy(long millis) {
    if (millis == 0) {
      return this;
    }
    return new Recognition(
        words.stream().map(word -> word.delayedBy(millis)).toList(),
        speech.stream().map(span -> span.delayedBy(millis)).toList(),
        endMillis + millis);
  }
}
