package io.branchline.speech.correct;

import static java.util.Objects.requireNonNull;

import io.branchline.warehouse.table.Side;
import java.time.Instant;

/**
 * What somebody wants a turn to say.
 *
 * @param number the turn's
 * @param before the turn's text as they read it: where it says something else by now, theirs is no
 *     correction of it
 * @param text what was said
 * @param reason why; may be empty
 * @param by who
 */
public record Correction(
    String callId,
    String branch,
    Instant callStartedAt,
    Side side,
    int number,
    String before,
    String text,
    String reason,
    String by) {

  /** Checks that nothing is missing. */
  public Correction {
    requireNonNull(callId, "callId is null");
    requireNonNull(branch, "branch is null");
    requireNonNull(callStartedAt, "callStartedAt is null");
    requireNonNull(side, "side is null");
    requireNonNull(before, "before is null");
    requireNonNull(text, "text is null");
    requireNonNull(reason, "reason is null");
    requireNonNull(by, "by is null");
  }
}
