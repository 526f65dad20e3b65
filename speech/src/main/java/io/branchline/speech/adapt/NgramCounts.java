package io.branchline.speech.adapt;

import io.branchline.speech.graph.BackoffModel;
import io.branchline.speech.graph.Vocabulary;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/**
 * How often words follow histories in a text, and the back-off model that this gives.
 *
 * <p>Smoothing is Witten and Bell's, interpolated: after a history h that was seen c(h) times with
 * t(h) different words, {@code p(w|h) = (c(h,w) + t(h) p(w|h')) / (c(h) + t(h))}, h' being h
 * without its oldest word; the empty history has no h', and gives the plain shares of the words. It
 * needs no counts of counts, which texts of a few hundred sentences do not have. Source: Witten and
 * Bell, "The zero-frequency problem", IEEE Trans. Information Theory 37(4), 1991.
 */
final class NgramCounts {

  /** What follows one history. */
  private static final class Node {
    final TreeMap<Integer, Node> older = new TreeMap<>();
    final TreeMap<Integer, Double> words = new TreeMap<>();
    double ends;

    double total() {
      return ends + words.values().stream().mapToDouble(Double::doubleValue).sum();
    }

    double kinds() {
      return words.size() + (ends > 0 ? 1.0 : 0.0);
    }
  }

  private final int order;
  private final Node root = new Node();

  /**
   * Counts nothing yet.
   *
   * @param order the longest run of words that is counted, 1 or more: 3 for trigrams
   */
  NgramCounts(int order) {
    this.order = order;
    node(List.of(), 0, 0);
    root.older.put(Vocabulary.EPSILON, new Node());
  }

  /**
   * Counts a sentence, its start and its end.
   *
   * @param sentence labels; {@link Vocabulary#UNKNOWN} breaks the run, and nothing is learnt across
   *     it
   * @param weight how often the sentence is counted, above 0
   */
  void add(List<Integer> sentence, double weight) {
    List<Integer> run = new ArrayList<>(List.of(Vocabulary.EPSILON));
    for (int label : sentence) {
      if (label == Vocabulary.UNKNOWN) {
        run.clear();
        continue;
      }
      for (int length = 0; length <= Math.min(order - 1, run.size()); length++) {
        node(run, run.size(), length).words.merge(label, weight, Double::sum);
      }
      run.add(label);
    }
    for (int length = 0; length <= Math.min(order - 1, run.size()); length++) {
      node(run, run.size(), length).ends += weight;
    }
  }

  private Node node(List<Integer> run, int end, int length) {
    Node node = root;
    for (int i = 1; i <= length; i++) {
      node = node.older.computeIfAbsent(run.get(end - i), label -> new Node());
    }
    return node;
  }

  /** Whether nothing was counted. */
  boolean isEmpty() {
    return root.words.isEmpty();
  }

  /** The model of what was counted so far; it must not be empty. */
  BackoffModel estimate() {
    ModelBuilder builder = new ModelBuilder();
    List<Node> nodes = new ArrayList<>(List.of(root));
    for (int state = 0; state < nodes.size(); state++) {
      Node node = nodes.get(state);
      int at = state;
      node.older.forEach(
          (label, child) -> {
            nodes.add(child);
            builder.state(at, label);
          });
    }
    for (int state = 0; state < nodes.size(); state++) {
      fill(builder, state, nodes.get(state));
    }
    return builder.build();
  }

  private static void fill(ModelBuilder builder, int state, Node node) {
    double kinds = state == BackoffModel.UNIGRAM ? 0 : node.kinds();
    double sum = node.total() + kinds;
    node.words.forEach(
        (label, count) ->
            builder.arc(label, (count + lower(kinds, builder.probability(state, label))) / sum));
    if (node.ends > 0) {
      builder.end(state, (node.ends + lower(kinds, builder.endProbability(state))) / sum);
    }
    // a history that nothing follows is all back-off
    builder.close(state, sum > 0 ? kinds / sum : 1);
  }

  private static double lower(double kinds, double probability) {
    return kinds == 0 ? 0 : kinds * probability;
  }
}
