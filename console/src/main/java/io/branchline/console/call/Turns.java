package io.branchline.console.call;

import io.branchline.warehouse.table.Side;
import io.branchline.warehouse.table.Utterance;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A transcript as the page shows it: one turn after the other, each word with its time. */
final class Turns {

  /** Below this the recogniser was guessing; the page says so. */
  private static final double UNSURE = 0.6;

  private Turns() {}

  /**
   * What one side said between two pauses.
   *
   * @param side agent or customer
   * @param spaced whether blanks stand between the words
   */
  record Turn(String side, long startMillis, long endMillis, boolean spaced, List<Word> words) {}

  /**
   * A word.
   *
   * @param unsure whether the recogniser was guessing
   * @param hit whether a search found it
   */
  record Word(String text, long startMillis, long endMillis, boolean unsure, boolean hit) {}

  static List<Turn> of(List<Utterance> utterances, List<Hit> hits) {
    List<Turn> turns = new ArrayList<>();
    for (Utterance utterance : utterances) {
      String side = utterance.side() == Side.AGENT ? "agent" : "customer";
      List<Word> words = new ArrayList<>();
      for (int i = 0; i < utterance.words().size(); i++) {
        long start = utterance.wordStartMillis().get(i);
        boolean unsure =
            i < utterance.wordConfidences().size() && utterance.wordConfidences().get(i) < UNSURE;
        words.add(
            new Word(
                utterance.words().get(i),
                start,
                utterance.wordEndMillis().get(i),
                unsure,
                isHit(hits, side, start)));
      }
      turns.add(
          new Turn(
              side,
              utterance.startMillis(),
              utterance.endMillis(),
              !utterance.language().toLowerCase(Locale.ROOT).startsWith("zh"),
              words));
    }
    return turns;
  }

  private static boolean isHit(List<Hit> hits, String side, long start) {
    return hits.stream()
        .anyMatch(
            hit ->
                hit.side().equals(side)
                    && start >= hit.startMillis()
                    && start < Math.max(hit.endMillis(), hit.startMillis() + 1));
  }
}
