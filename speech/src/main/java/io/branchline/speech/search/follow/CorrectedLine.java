package io.branchline.speech.search.follow;

import io.branchline.speech.search.language.Units;
import io.branchline.speech.transcript.Word;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Gives a corrected turn's words times: a word that was there keeps its own (longest common
 * subsequence), those between two kept ones share the time between them by their length.
 */
final class CorrectedLine {

  private CorrectedLine() {}

  /** The words of the corrected text, within the time of the recognised ones. */
  static List<Word> words(String text, List<Word> heard) {
    List<String> corrected = new ArrayList<>();
    for (Units.Unit unit : Units.of(text)) {
      corrected.add(text.substring(unit.start(), unit.end()));
    }
    if (corrected.isEmpty() || heard.isEmpty()) {
      return List.of();
    }
    int[] kept = kept(corrected, heard);
    List<Word> words = new ArrayList<>();
    long at = heard.get(0).startMillis();
    int from = 0;
    for (int i = 0; i <= corrected.size(); i++) {
      boolean end = i == corrected.size();
      if (!end && kept[i] < 0) {
        continue;
      }
      long until = end ? heard.get(heard.size() - 1).endMillis() : heard.get(kept[i]).startMillis();
      spread(words, corrected.subList(from, i), at, Math.max(at, until));
      if (!end) {
        Word same = heard.get(kept[i]);
        words.add(same.withText(corrected.get(i)));
        at = same.endMillis();
        from = i + 1;
      }
    }
    return words;
  }

  private static void spread(List<Word> words, List<String> some, long start, long end) {
    int letters = some.stream().mapToInt(String::length).sum();
    int before = 0;
    for (String one : some) {
      words.add(
          new Word(
              one,
              start + (end - start) * before / letters,
              start + (end - start) * (before + one.length()) / letters,
              1));
      before += one.length();
    }
  }

  /** For each corrected word the recognised one that it is, or -1. */
  private static int[] kept(List<String> corrected, List<Word> heard) {
    int n = corrected.size();
    int m = heard.size();
    int[][] longest = new int[n + 1][m + 1];
    for (int i = n - 1; i >= 0; i--) {
      for (int k = m - 1; k >= 0; k--) {
        longest[i][k] =
            corrected.get(i).equalsIgnoreCase(heard.get(k).text())
                ? longest[i + 1][k + 1] + 1
                : Math.max(longest[i + 1][k], longest[i][k + 1]);
      }
    }
    int[] kept = new int[n];
    Arrays.fill(kept, -1);
    int i = 0;
    int k = 0;
    while (i < n && k < m) {
      if (corrected.get(i).equalsIgnoreCase(heard.get(k).text())) {
        kept[i++] = k++;
      } else if (longest[i + 1][k] >= longest[i][k + 1]) {
        i++;
      } else {
        k++;
      }
    }
    return kept;
  }
}
