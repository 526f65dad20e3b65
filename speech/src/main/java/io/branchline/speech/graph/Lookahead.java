package io.branchline.speech.graph;

/**
 * What a {@link BackoffModel} allows of what is {@linkplain Reach within reach}: which words that
 * the history itself knows, without backing off, and how likely they are together. The answers of
 * the last {@link #look} are in the fields.
 */
final class Lookahead {

  private final Reach reach;
  private final BackoffModel language;

  /** For each arc, the sum of the probabilities of its state's arcs up to and without it. */
  private final double[] before;

  /** How many words are possible; the end does not count. */
  int words;

  /** The first of them, as an arc of the language model. */
  int firstArc;

  /** Whether a sentence may end here. */
  boolean end;

  /** The negative logarithm of all of it together. */
  float cost;

  private double sum;

  Lookahead(Reach reach, BackoffModel language) {
    this.reach = reach;
    this.language = language;
    this.before = new double[language.arcs()];
    for (int state = 0; state < language.states(); state++) {
      double total = 0;
      for (int arc = language.firstArc[state]; arc < language.firstArc[state + 1]; arc++) {
        before[arc] = total;
        total += Math.exp(-language.cost[arc]);
      }
    }
  }

  /** Whether anything is possible. */
  boolean look(int sound, int history) {
    words = 0;
    sum = 0;
    int[] ranges = reach.ranges(sound);
    int first = language.firstArc[history];
    int last = language.firstArc[history + 1];
    boolean apart =
        ranges.length == 0
            || first == last
            || language.word[last - 1] < ranges[0]
            || language.word[first] >= ranges[ranges.length - 1];
    int from = apart ? last : find(ranges[0], first, last);
    int to = apart ? last : find(ranges[ranges.length - 1], from, last);
    if (to - from < ranges.length) {
      for (int arc = from; arc < to; arc++) {
        if (reach.contains(sound, language.word[arc])) {
          add(arc, arc + 1);
        }
      }
    } else {
      for (int i = 0; i < ranges.length && from < to; i += 2) {
        int begin = find(ranges[i], from, to);
        from = find(ranges[i + 1], begin, to);
        add(begin, from);
      }
    }
    float endCost = language.finalCost[history];
    end = reach.ends(sound) && endCost < Float.POSITIVE_INFINITY;
    if (end) {
      sum += Math.exp(-endCost);
    }
    cost = (float) -Math.log(sum);
    return words > 0 || end;
  }

  private void add(int from, int to) {
    if (to > from) {
      firstArc = words == 0 ? from : firstArc;
      words += to - from;
      sum += before[to - 1] + Math.exp(-language.cost[to - 1]) - before[from];
    }
  }

  /** The arc of a word in a history; negative where it has none. */
  int arc(int history, int word) {
    int last = language.firstArc[history + 1];
    int arc = find(word, language.firstArc[history], last);
    return arc < last && language.word[arc] == word ? arc : -1;
  }

  /** The first arc in a range whose word is not below this one. */
  private int find(int word, int from, int to) {
    int low = from;
    int high = to;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (language.word[middle] < word) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }
}
