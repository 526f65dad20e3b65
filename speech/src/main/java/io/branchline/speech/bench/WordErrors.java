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

  /** Aligns two texts (Levenshtein; of equal costs a substitution goes before a deletion). */
  public static WordErrors between(List<String> human, List<String> recognised) {
    WordErrors[] row = new WordErrors[recognised.size() + 1];
    for (int j = 0; j < row.length; j++) {
      row[j] = new WordErrors(human.size(), j, 0, 0);
    }
    for (String word : human) {
      WordErrors diagonal = row[0];
      row[0] = row[0].plus(new WordErrors(0, 0, 1, 0));
      for (int j = 1; j < row.length; j++) {
        WordErrors above = row[j];
        WordErrors best =
            word.equals(recognised.get(j - 1))
                ? diagonal
                : diagonal.plus(new WordErrors(0, 0, 0, 1));
        WordErrors deleted = above.plus(new WordErrors(0, 0, 1, 0));
        WordErrors inserted = row[j - 1].plus(new WordErrors(0, 1, 0, 0));
        best = deleted.wrong() < best.wrong() ? deleted : best;
        best = inserted.wrong() < best.wrong() ? inserted : best;
        diagonal = above;
        row[j] = best;
      }
    }
    return row[recognised.size()];
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
