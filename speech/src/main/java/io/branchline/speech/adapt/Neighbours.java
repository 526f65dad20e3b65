package io.branchline.speech.adapt;

import io.branchline.speech.graph.Vocabulary;
import io.branchline.speech.sound.Sound;
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
      double distance = Sound.distance(sound, known.getValue());
      if (distance < limit) {
        nearest.add(
            new Near(known.getKey(), distance + SPELLING * Sound.distance(word, known.getKey())));
        if (nearest.size() > count) {
          nearest.pollLast();
        }
      }
    }
    return nearest.stream().map(Near::word).toList();
  }

  private record Near(String word, double distance) {}
}
