package io.branchline.warehouse.table;

import static java.util.Objects.requireNonNull;

import java.io.Serializable;
import java.time.Instant;
import java.util.List;

/**
 * What one side said between two pauses, word by word with times on the call's clock.
 *
 * @param side agent or customer
 * @param version the transcript's version; call_speech names the current one
 */
@Table("utterances")
public record Utterance(
    String callId,
    String branch,
    Instant callStartedAt,
    Side side,
    int number,
    long startMillis,
    long endMillis,
    String text,
    double confidence,
    String language,
    List<String> words,
    List<Long> wordStartMillis,
    List<Long> wordEndMillis,
    List<Double> wordConfidences,
    long version)
    implements Serializable {

  /** Checks that nothing required is missing and copies what could change. */
  public Utterance {
    Checks.notEmpty(callId, "callId");
    Checks.notEmpty(branch, "branch");
    requireNonNull(callStartedAt, "callStartedAt is null");
    requireNonNull(side, "side is null");
    requireNonNull(text, "text is null");
    requireNonNull(language, "language is null");
    words = List.copyOf(words);
    wordStartMillis = List.copyOf(wordStartMillis);
    wordEndMillis = List.copyOf(wordEndMillis);
    wordConfidences = List.copyOf(wordConfidences);
  }
}
