package io.branchline.speech.graph;

import java.util.Arrays;

/**
 * An n-gram language model with back-off, as an automaton.
 *
 * <p>A state is a history. State 0 is the empty one, state 1 the start of a sentence. States form a
 * tree: a state's parent is its history without the oldest word, which is where it backs off to.
 * They are numbered level by level, children by their oldest word, so that a state's children are
 * consecutive and sorted. A state's arcs are the words seen after it, sorted by label; a word
 * without an arc costs the state's back-off plus what it costs in the parent. All costs are
 * negative natural logarithms of probabilities.
 */
public final class BackoffModel {

  public static final int UNIGRAM = 0;
  public static final int START = 1;

  /** A state's parent; -1 for the empty history. */
  public final int[] parent;

  /** A state's oldest word; the start of a sentence is {@link Vocabulary#EPSILON}. */
  public final int[] oldestWord;

  public final float[] backoffCost;

  /** The cost of the sentence's end here; infinite where the state backs off for it. */
  public final float[] finalCost;

  /** Where a state's arcs begin; one more than there are states. */
  public final int[] firstArc;

  public final int[] word;
  public final float[] cost;
  private final int[] firstChild;

  /** Keeps the arrays, which nobody changes from now on. */
  public BackoffModel(
      int[] parent,
      int[] oldestWord,
      float[] backoffCost,
      float[] finalCost,
      int[] firstArc,
      int[] word,
      float[] cost) {
    this.parent = parent;
    this.oldestWord = oldestWord;
    this.backoffCost = backoffCost;
    this.finalCost = finalCost;
    this.firstArc = firstArc;
    this.word = word;
    this.cost = cost;
    this.firstChild = new int[parent.length + 1];
    Arrays.fill(firstChild, parent.length);
    for (int state = parent.length - 1; state > 0; state--) {
      firstChild[parent[state]] = state;
    }
    for (int state = parent.length - 1; state >= 0; state--) {
      firstChild[state] = Math.min(firstChild[state], firstChild[state + 1]);
    }
    firstChild[parent.length] = parent.length;
  }

  public int states() {
    return parent.length;
  }

  public int arcs() {
    return word.length;
  }

  /** The child of a state whose history is longer by this older word; -1 where there is none. */
  public int child(int state, int olderWord) {
    int at = Arrays.binarySearch(oldestWord, firstChild[state], firstChild[state + 1], olderWord);
    return at < 0 ? -1 : at;
  }

  public int firstChild(int state) {
    return firstChild[state];
  }

  /** The arc of a word in a state; negative where it has none. */
  public int arc(int state, int label) {
    return Arrays.binarySearch(word, firstArc[state], firstArc[state + 1], label);
  }

  /** The cost of a word after a state's history, by backing off as often as needed. */
  public double cost(int state, int label) {
    double sum = 0;
    for (int at = state; at >= 0; at = parent[at]) {
      int arc = arc(at, label);
      if (arc >= 0) {
        return sum + cost[arc];
      }
      sum += backoffCost[at];
    }
    return Double.POSITIVE_INFINITY;
  }

  /** The cost of the sentence's end after a state's history. */
  public double endCost(int state) {
    double sum = 0;
    for (int at = state; at >= 0; at = parent[at]) {
      if (finalCost[at] < Float.POSITIVE_INFINITY) {
        return sum + finalCost[at];
      }
      sum += backoffCost[at];
    }
    return Double.POSITIVE_INFINITY;
  }

  /** The state after a word: the longest known history that ends in it. */
  public int next(int state, int label) {
    int found = child(UNIGRAM, label);
    if (found < 0) {
      return UNIGRAM;
    }
    int[] history = history(state);
    for (int i = history.length - 1; i >= 0; i--) {
      int longer = child(found, history[i]);
      if (longer < 0) {
        break;
      }
      found = longer;
    }
    return found;
  }

  /** A state's history, oldest word first. */
  public int[] history(int state) {
    int length = 0;
    for (int at = state; at != UNIGRAM; at = parent[at]) {
      length++;
    }
    int[] words = new int[length];
    int at = state;
    for (int i = 0; i < length; i++) {
      words[i] = oldestWord[at];
      at = parent[at];
    }
    return words;
  }

  /** The natural logarithm of a sentence's probability, its end included. */
  public double logProbability(int[] sentence) {
    double sum = 0;
    int state = START;
    for (int label : sentence) {
      sum -= cost(state, label);
      state = next(state, label);
    }
    return sum - endCost(state);
  }
}
