package io.branchline.speech.transcript;

import java.util.ArrayList;
import java.util.List;

/** Cuts one side's words into turns: at pauses, and where a turn would become too long to read. */
public final class Turns {

  /** A pause of this length ends a turn. */
  public static final long PAUSE_MILLIS = 700;

  /** A turn of this length ends at the next word. */
  public static final long MAX_MILLIS = 30_000;

  private Turns() {}

  /**
   * Cuts.
   *
   * @param words one side's, in order of time
   */
  public static List<Turn> of(List<Word> words) {
    List<Turn> turns = new ArrayList<>();
    List<Word> open = new ArrayList<>();
    for (Word word : words) {
      if (!open.isEmpty() && endsBefore(open, word)) {
        turns.add(new Turn(open));
        open.clear();
      }
      open.add(word);
    }
    if (!open.isEmpty()) {
      turns.add(new Turn(open));
    }
    return turns;
  }

  private static boolean endsBefore(List<Word> open, Word next) {
    Word last = open.get(open.size() - 1);
    return next.startMillis() - last.endMillis() >= PAUSE_MILLIS
        || next.endMillis() - open.get(0).startMillis() > MAX_MILLIS;
  }
}
