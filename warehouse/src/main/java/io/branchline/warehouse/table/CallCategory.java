package io.branchline.warehouse.table;

import static java.util.Objects.requireNonNull;

import java.io.Serializable;
import java.time.Instant;

/**
 * A call that is about something, and where that is heard first.
 *
 * @param hits how many places
 * @param categoryVersion of the rule that found it
 * @param transcriptVersion of the words in which it was found
 */
@Table("call_categories")
public record CallCategory(
    String callId,
    String branch,
    Instant callStartedAt,
    String category,
    long categoryVersion,
    int hits,
    String firstSide,
    long firstStartMillis,
    long firstEndMillis,
    String evidenceText,
    long transcriptVersion,
    long version,
    boolean isDeleted)
    implements Serializable {

  /** Checks that nothing required is missing and copies what could change. */
  public CallCategory {
    Checks.notEmpty(callId, "callId");
    Checks.notEmpty(branch, "branch");
    requireNonNull(callStartedAt, "callStartedAt is null");
    Checks.notEmpty(category, "category");
    requireNonNull(firstSide, "firstSide is null");
    requireNonNull(evidenceText, "evidenceText is null");
  }
}
