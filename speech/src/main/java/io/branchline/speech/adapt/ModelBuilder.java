package io.branchline.speech.adapt;

import io.branchline.speech.graph.BackoffModel;
import java.util.Arrays;

/**
 * Puts a back-off model together, state by state in the order of their numbers. First all states
 * are named, then each gets its arcs by label, its end, and its back-off.
 */
final class ModelBuilder {

  private int states = 1;
  private int arcs;
  private int[] parent = new int[1024];
  private int[] oldestWord = new int[1024];
  private float[] backoffCost = new float[1024];
  private float[] finalCost = new float[1024];
  private int[] firstArc = new int[1025];
  private int[] word = new int[4096];
  private float[] cost = new float[4096];

  ModelBuilder() {
    parent[0] = -1;
    oldestWord[0] = -1;
    Arrays.fill(finalCost, Float.POSITIVE_INFINITY);
  }

  /** Names the next state: the history of the parent with an older word before it. */
  int state(int itsParent, int itsOldestWord) {
    if (states == parent.length) {
      int size = 2 * states;
      parent = Arrays.copyOf(parent, size);
      oldestWord = Arrays.copyOf(oldestWord, size);
      backoffCost = Arrays.copyOf(backoffCost, size);
      finalCost = Arrays.copyOf(finalCost, size);
      Arrays.fill(finalCost, states, size, Float.POSITIVE_INFINITY);
      firstArc = Arrays.copyOf(firstArc, size + 1);
    }
    parent[states] = itsParent;
    oldestWord[states] = itsOldestWord;
    return states++;
  }

  /** Adds an arc to the state that is being filled. */
  void arc(int label, double probability) {
    if (arcs == word.length) {
      word = Arrays.copyOf(word, 2 * arcs);
      cost = Arrays.copyOf(cost, 2 * arcs);
    }
    word[arcs] = label;
    cost[arcs++] = (float) -Math.log(probability);
  }

  void end(int state, double probability) {
    finalCost[state] = (float) -Math.log(probability);
  }

  /** Ends a state's arcs and says how much of its probability goes to the parent. */
  void close(int state, double backoff) {
    backoffCost[state] =
        state == BackoffModel.UNIGRAM ? Float.POSITIVE_INFINITY : (float) -Math.log(backoff);
    firstArc[state + 1] = arcs;
  }

  /** What the finished parent of a state gives a word; 0 for the empty history's. */
  double probability(int state, int label) {
    double sum = 0;
    for (int at = parent[state]; at >= 0; at = parent[at]) {
      int arc = Arrays.binarySearch(word, firstArc[at], firstArc[at + 1], label);
      if (arc >= 0) {
        return Math.exp(-sum - cost[arc]);
      }
      sum += backoffCost[at];
    }
    return 0;
  }

  /** What the finished parent of a state gives the sentence's end; 0 for the empty history's. */
  double endProbability(int state) {
    double sum = 0;
    for (int at = parent[state]; at >= 0; at = parent[at]) {
      if (finalCost[at] < Float.POSITIVE_INFINITY) {
        return Math.exp(-sum - finalCost[at]);
      }
      sum += backoffCost[at];
    }
    return 0;
  }

  /** The share of the state that is being filled that its arcs and its end have. */
  BackoffModel build() {
    return new BackoffModel(
        Arrays.copyOf(parent, states),
        Arrays.copyOf(oldestWord, states),
        Arrays.copyOf(backoffCost, states),
        Arrays.copyOf(finalCost, states),
        Arrays.copyOf(firstArc, states + 1),
        Arrays.copyOf(word, arcs),
        Arrays.copyOf(cost, arcs));
  }
}
