package io.branchline.speech.bench;

import java.util.BitSet;
import java.util.List;

/**
 * A recognised text laid beside the human one with the fewest errors (Levenshtein; of equal costs a
 * substitution goes before a deletion, and that before an insertion).
 *
 * @param errors what is wrong, of each kind
 * @param right which of the recognised words are right
 */
public record Alignment(WordErrors errors, BitSet right) {

  /** Copies the set. */
  public Alignment {
    right = (BitSet) right.clone();
  }

  @Override
  public BitSet right() {
    return (BitSet) right.clone();
  }

  /** Aligns two texts: words, or characters. */
  public static Alignment of(List<String> human, List<String> recognised) {
    int[][] cost = new int[human.size() + 1][recognised.size() + 1];
    for (int i = 0; i <= human.size(); i++) {
      for (int j = 0; j <= recognised.size(); j++) {
        cost[i][j] =
            i == 0 || j == 0
                ? i + j
                : Math.min(
                    substituted(cost, human, recognised, i, j),
                    Math.min(cost[i - 1][j], cost[i][j - 1]) + 1);
      }
    }
    int insertions = 0;
    int deletions = 0;
    int substitutions = 0;
    BitSet right = new BitSet();
    int i = human.size();
    int j = recognised.size();
    while (i > 0 || j > 0) {
      if (i > 0 && j > 0 && cost[i][j] == substituted(cost, human, recognised, i, j)) {
        i--;
        j--;
        boolean equal = human.get(i).equals(recognised.get(j));
        right.set(j, equal);
        substitutions += equal ? 0 : 1;
      } else if (i > 0 && cost[i][j] == cost[i - 1][j] + 1) {
        i--;
        deletions++;
      } else {
        j--;
        insertions++;
      }
    }
    return new Alignment(new WordErrors(human.size(), insertions, deletions, substitutions), right);
  }

  private static int substituted(
      int[][] cost, List<String> human, List<String> recognised, int i, int j) {
    return cost[i - 1][j - 1] + (human.get(i - 1).equals(recognised.get(j - 1)) ? 0 : 1);
  }
}
