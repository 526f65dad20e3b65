package io.branchline.scoring.evaluate;

import java.util.List;
import java.util.Optional;

/**
 * Finds a phrase in a side's words.
 *
 * <p>The words are compared by edit distance over tokens (a word replaced, left out or put in costs
 * 1) with a free start, after Sellers, "The theory and computation of evolutionary distances", J.
 * Algorithms 1 (1980): row i of column j holds the least number of errors of the phrase's first i
 * words against some stretch that ends at word j, together with where that stretch begins. Short
 * phrases get no tolerance: one error in two or three words would match anything.
 */
final class Phrase {

  /** The least number of tokens from which errors are tolerated. */
  static final int TOLERANT_FROM = 4;

  private final List<String> tokens;
  private final int errors;

  Phrase(String text, int errors) {
    this.tokens = Tokens.of(text);
    this.errors = tokens.size() >= TOLERANT_FROM ? errors : 0;
  }

  /** A stretch of words: first and last index, inclusive, and how far from the phrase it is. */
  record Match(int first, int last, int errors) {}

  /** The best match that begins within the window of start times; the earliest among equals. */
  Optional<Match> find(List<Spoken> words, long fromMillis, long toMillis) {
    int rows = tokens.size();
    if (rows == 0) {
      return Optional.empty();
    }
    int[] cost = new int[rows + 1];
    int[] start = new int[rows + 1];
    for (int i = 0; i <= rows; i++) {
      cost[i] = i;
      start[i] = 0;
    }
    Match best = null;
    for (int j = 0; j < words.size(); j++) {
      int diagonalCost = cost[0];
      int diagonalStart = j;
      cost[0] = 0;
      start[0] = j + 1;
      for (int i = 1; i <= rows; i++) {
        int upCost = cost[i];
        int upStart = start[i];
        boolean same = tokens.get(i - 1).equals(words.get(j).token());
        int replaced = diagonalCost + (same ? 0 : 1);
        int chosen = replaced;
        int chosenStart = diagonalStart;
        if (upCost + 1 < chosen) {
          chosen = upCost + 1;
          chosenStart = upStart;
        }
        if (cost[i - 1] + 1 < chosen) {
          chosen = cost[i - 1] + 1;
          chosenStart = start[i - 1];
        }
        diagonalCost = upCost;
        diagonalStart = upStart;
        cost[i] = chosen;
        start[i] = chosenStart;
      }
      if (cost[rows] <= errors
          && start[rows] <= j
          && (best == null || cost[rows] < best.errors())) {
        long begins = words.get(start[rows]).startMillis();
        if (begins >= fromMillis && begins <= toMillis) {
          best = new Match(start[rows], j, cost[rows]);
        }
      }
    }
    return Optional.ofNullable(best);
  }
}
