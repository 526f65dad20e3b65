package io.branchline.speech.search;

import static java.util.Objects.requireNonNull;

import io.branchline.speech.transcript.Word;
import io.branchline.warehouse.table.Side;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/**
 * A call as the index takes it: its current transcript and what it can be filtered by.
 *
 * @param localDate the day it started in its branch's zone
 * @param version the transcript's version
 * @param lines what was said, in any order
 */
public record CallDocument(
    String callId,
    String branch,
    String queue,
    String agent,
    Instant startedAt,
    LocalDate localDate,
    String language,
    long version,
    List<Line> lines) {

  /** Copies the lines. */
  public CallDocument {
    requireNonNull(callId, "callId is null");
    requireNonNull(branch, "branch is null");
    requireNonNull(startedAt, "startedAt is null");
    requireNonNull(localDate, "localDate is null");
    lines = List.copyOf(lines);
  }

  /** What one side said in one go. */
  public record Line(Side side, List<Word> words) {
    /** Copies the words. */
    public Line {
      words = List.copyOf(words);
    }
  }
}
