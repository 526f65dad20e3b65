package io.branchline.speech.search.document;

import static java.util.Objects.requireNonNull;

import io.branchline.speech.transcript.Word;
import io.branchline.warehouse.table.Side;
import java.util.List;

/**
 * A call as the index takes it: its current transcript and what it can be chosen by.
 *
 * @param lines what was said, in any order; a line is a turn
 * @param stamp a fingerprint of everything that the tables say of the call: another stamp, another
 *     document
 */
public record IndexedCall(CallFacts facts, List<Line> lines, long stamp) {

  /** Copies the lines. */
  public IndexedCall {
    requireNonNull(facts, "facts is null");
    lines = List.copyOf(lines);
  }

  /** What one side said in one go. */
  public record Line(Side side, List<Word> words) {
    /** Copies the words. */
    public Line {
      requireNonNull(side, "side is null");
      words = List.copyOf(words);
    }
  }
}
