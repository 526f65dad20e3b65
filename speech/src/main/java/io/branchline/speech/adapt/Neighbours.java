package io.branchline.speech.adapt;

import io.branchline.speech.graph.Vocabulary;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Words of the recogniser's vocabulary that sound like one that it lacks: what it will write
 * instead, and what a bank may write into its texts in the other's place.
 */
public final class Neighbours {

  /** A difference in spelling counts so much of a difference in sound. */
  private static final double SPELLING = 0.3;

  /** Words whose lengths differ by so much are not compared. */
  private static final int LENGTHS_APART = 3;

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
    TreeSet<Near> nearest =
        new TreeSet<>(Comparator.comparingDouble(Near::distance).thenComparing(Near::word));
    for (Map.Entry<String, String> known : sounds.entrySet()) {
      double limit = nearest.size() < count ? Double.POSITIVE_INFINITY : nearest.last().distance();
      double apart =
          Math.abs(known.getValue().length() - sound.length())
              + SPELLING * Math.abs(known.getKey().length() - word.length());
      if (apart >= Math.min(limit, LENGTHS_APART)) {
        continue;
      }
      double distance = distance(sound, known.getValue());
      if (distance < limit) {
        nearest.add(new Near(known.getKey(), distance + SPELLING * distance(word, known.getKey())));
        if (nearest.size() > count) {
          nearest.pollLast();
        }
      }
    }
    return nearest.stream().map(Near::word).toList();
  }

  private record Near(String word, double distance) {}

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
