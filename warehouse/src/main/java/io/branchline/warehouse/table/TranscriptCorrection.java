package io.branchline.warehouse.table;

import static java.util.Objects.requireNonNull;

import java.io.Serializable;
import java.time.Instant;

/**
 * What a person made of a turn that was misheard; the recogniser's own words stay in utterances.
 *
 * @param number the turn's
 * @param transcriptVersion of the transcript that was read while correcting
 * @param revision 1 and up, for each turn
 */
@Table("transcript_corrections")
public record TranscriptCorrection(
    String callId,
    String branch,
    Instant callStartedAt,
    Side side,
    int number,
    long transcriptVersion,
    int revision,
    String language,
    String textBefore,
    String text,
    String reason,
    String correctedBy,
    Instant correctedAt)
    implements Serializable {

  /** Checks that nothing required is missing and copies what could change. */
  public TranscriptCorrection {
    Checks.notEmpty(callId, "callId");
    Checks.notEmpty(branch, "branch");
    requireNonNull(callStartedAt, "callStartedAt is null");
    requireNonNull(side, "side is null");
    requireNonNull(language, "language is null");
    requireNonNull(textBefore, "textBefore is null");
    requireNonNull(text, "text is null");
    requireNonNull(reason, "reason is null");
    Checks.notEmpty(correctedBy, "correctedBy");
    requireNonNull(correctedAt, "correctedAt is null");
  }
}
