package io.branchline.speech.adapt;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * Cuts Chinese sentences into the words that the recogniser has: of all ways to cut, the one whose
 * words are likeliest together (shortest path). Other words stay as they are.
 *
 * @param wordCost what a word costs; infinite for one that the recogniser lacks
 */
record Segmenter(ToDoubleFunction<String> wordCost) {

  private static final int LONGEST_WORD = 8;

  /** Above any word's cost, so that a character without a word is taken only where it must be. */
  private static final double LACKING = 1000;

  /** The words of a sentence whose Chinese characters stand alone. */
  List<String> words(List<String> tokens) {
    List<String> words = new ArrayList<>();
    int at = 0;
    while (at < tokens.size()) {
      int end = at;
      while (end < tokens.size() && isHan(tokens.get(end))) {
        end++;
      }
      if (end == at) {
        words.add(tokens.get(at++));
      } else {
        words.addAll(cut(tokens.subList(at, end)));
        at = end;
      }
    }
    return words;
  }

  private List<String> cut(List<String> characters) {
    int length = characters.size();
    double[] cost = new double[length + 1];
    int[] begin = new int[length + 1];
    Arrays.fill(cost, 1, length + 1, Double.POSITIVE_INFINITY);
    for (int end = 1; end <= length; end++) {
      for (int from = Math.max(0, end - LONGEST_WORD); from < end; from++) {
        double word = wordCost.applyAsDouble(String.join("", characters.subList(from, end)));
        double sum = cost[from] + (end - from == 1 ? Math.min(word, LACKING) : word);
        if (sum < cost[end]) {
          cost[end] = sum;
          begin[end] = from;
        }
      }
    }
    List<String> words = new ArrayList<>();
    for (int end = length; end > 0; end = begin[end]) {
      words.add(0, String.join("", characters.subList(begin[end], end)));
    }
    return words;
  }

  private static boolean isHan(String token) {
    return Character.UnicodeScript.of(token.codePointAt(0)) == Character.UnicodeScript.HAN;
  }
}
