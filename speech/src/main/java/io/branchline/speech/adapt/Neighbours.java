package io.branchline.speech.adapt;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Words of the recogniser's vocabulary that sound like one that it lacks: what it will write
 * instead, and what a bank may write into its texts in the other's place.
 */
public final class Neighbours {

  /** A difference in spelling counts so much of a difference in sound. */
  private static final double SPELLING = 0.3;

  /** Lengths of sound that differ by more are not compared. */
  private static final int LENGTHS_APART = 2;

  private final Map<String, String> sounds = new TreeMap<>();

  /** Takes the words that the recogniser knows. */
  Neighbours(Collection<String> vocabulary) {
    for (String word : vocabulary) {
      if (!Vocabulary.isMark(word)) {
        sounds.put(word, Sound.of(word));
      }
    }
  }

  /**
   * The nearest words, the nearest first; of equals the first by spelling.
   *
   * @param count how many
   */
  public List<String> of(String word, int count) {
    String sound = Sound.of(word);
    record Near(String word, double distance) {}
    return sounds.entrySet().stream()
        .filter(entry -> Math.abs(entry.getValue().length() - sound.length()) <= LENGTHS_APART)
        .map(
            entry ->
                new Near(
                    entry.getKey(),
                    distance(sound, entry.getValue()) + SPELLING * distance(word, entry.getKey())))
        .sorted(Comparator.comparingDouble(Near::distance).thenComparing(Near::word))
        .limit(count)
        .map(Near::word)
        .toList();
  }

  /** Levenshtein's distance; a vowel for a vowel costs half. */
  private static double distance(String a, String b) {
    double[] row = new double[b.length() + 1];
    for (int j = 0; j < row.length; j++) {
      row[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      double diagonal = row[0];
      row[0] = i;
      for (int j = 1; j < row.length; j++) {
        double replaced = diagonal + replacement(a.charAt(i - 1), b.charAt(j - 1));
        diagonal = row[j];
        row[j] = Math.min(replaced, Math.min(row[j], row[j - 1]) + 1);
      }
    }
    return row[b.length()];
  }

  private static double replacement(char a, char b) {
    if (a == b) {
      return 0;
    }
    return "aeiou".indexOf(a) >= 0 && "aeiou".indexOf(b) >= 0 ? 0.5 : 1;
  }
}
