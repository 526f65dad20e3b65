package io.branchline.speech.bench;

import java.util.List;

/**
 * Errors of a recognised text against a human one, by the alignment with the fewest of them.
 *
 * @param words of the human text
 * @param insertions words that nobody said
 * @param deletions words that were not recognised
 * @param substitutions words recognised as others
 */
public record WordErrors(long words, long insertions, long deletions, long substitutions) {

  /** No words, no errors. */
  public static final WordErrors NONE = new WordErrors(0, 0, 0, 0);

  /** The errors of the alignment of two texts that has the fewest. */
  public static WordErrors between(List<String> human, List<String> recognised) {
    return Alignment.of(human, recognised).errors();
  }

  /** Both together. */
  public WordErrors plus(WordErrors other) {
    return new WordErrors(
        words + other.words,
        insertions + other.insertions,
        deletions + other.deletions,
        substitutions + other.substitutions);
  }

  /** Errors of every kind. */
  public long wrong() {
    return insertions + deletions + substitutions;
  }

  /** The word error rate, 0 for none; above 1 where much was invented. NaN without words. */
  public double rate() {
    return (double) wrong() / words;
  }
}
