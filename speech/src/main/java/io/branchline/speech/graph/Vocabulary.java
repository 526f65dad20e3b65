package io.branchline.speech.graph;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The words that a recogniser knows, with the labels that its graphs use for them. Labels of a
 * look-ahead graph are renumbered, so that they follow no order of spelling.
 */
public final class Vocabulary {

  /** The label of nothing: back-off arcs, and the start of a sentence as a history. */
  public static final int EPSILON = 0;

  /** What {@link #label} answers for a word that is not known. */
  public static final int UNKNOWN = -1;

  private final Map<String, Integer> labels;

  /** Copies the labels by word. */
  public Vocabulary(Map<String, Integer> labels) {
    this.labels = new HashMap<>(labels);
  }

  /** A word's label, or {@link #UNKNOWN}. Marks such as {@code <eps>} are no words. */
  public int label(String word) {
    return isMark(word) ? UNKNOWN : labels.getOrDefault(word, UNKNOWN);
  }

  /** Whether the recogniser can write this word. */
  public boolean contains(String word) {
    return label(word) != UNKNOWN;
  }

  /** All entries, marks among them. */
  public Set<String> words() {
    return Set.copyOf(labels.keySet());
  }

  /** All entries by their label. */
  public List<String> entries() {
    return labels.entrySet().stream()
        .sorted(Map.Entry.comparingByValue())
        .map(Map.Entry::getKey)
        .toList();
  }

  /** An entry's label, a mark's, too. */
  public int entry(String word) {
    return labels.getOrDefault(word, UNKNOWN);
  }

  /** The number of entries. */
  public int size() {
    return labels.size();
  }

  public static boolean isMark(String word) {
    return word.isEmpty() || "<[#!".indexOf(word.charAt(0)) >= 0;
  }
}
