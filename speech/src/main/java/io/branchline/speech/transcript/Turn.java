package io.branchline.speech.transcript;

import java.util.List;
import java.util.Locale;

/**
 * What one side said between two pauses.
 *
 * @param words in order of time, at least one
 */
public record Turn(List<Word> words) {

  /** Copies the words. */
  public Turn {
    words = List.copyOf(words);
    if (words.isEmpty()) {
      throw new IllegalArgumentException("a turn has no words");
    }
  }

  /** When the first word starts. */
  public long startMillis() {
    return words.get(0).startMillis();
  }

  /** When the last word ends. */
  public long endMillis() {
    return words.get(words.size() - 1).endMillis();
  }

  /** The mean of the words' confidences, 0 to 1. */
  public double confidence() {
    return words.stream().mapToDouble(Word::confidence).average().orElse(0);
  }

  /** The words as a person would write them in this language. */
  public String text(String language) {
    return String.join(separator(language), words.stream().map(Word::text).toList());
  }

  /** What stands between two words: nothing in Chinese, a space elsewhere. */
  public static String separator(String language) {
    return isChinese(language) ? "" : " ";
  }

  /** Whether a language tag (zh, zh-CN, cmn) is a Chinese one. */
  public static boolean isChinese(String language) {
    String tag = language.toLowerCase(Locale.ROOT);
    return tag.startsWith("zh") || tag.startsWith("cmn") || tag.equals("cn");
  }
}
