package io.branchline.warehouse.table;

import static java.util.Objects.requireNonNull;

import java.io.Serializable;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The measures of a call's two voices; its version is the one whose utterances are current.
 *
 * @param silenceMillis both sides quiet
 * @param overtalkMillis both sides speak
 */
@Table("call_speech")
public record CallSpeech(
    String callId,
    String branch,
    String queue,
    String agent,
    Instant callStartedAt,
    long durationMillis,
    long agentTalkMillis,
    long customerTalkMillis,
    long silenceMillis,
    long longestSilenceMillis,
    long longestSilenceStartMillis,
    long overtalkMillis,
    int agentWords,
    int customerWords,
    @Nullable Double agentWordsPerMinute,
    @Nullable Double customerWordsPerMinute,
    String language,
    String model,
    long version)
    implements Serializable {

  /** Checks that nothing required is missing and copies what could change. */
  public CallSpeech {
    Checks.notEmpty(callId, "callId");
    Checks.notEmpty(branch, "branch");
    requireNonNull(queue, "queue is null");
    requireNonNull(agent, "agent is null");
    requireNonNull(callStartedAt, "callStartedAt is null");
    requireNonNull(language, "language is null");
    requireNonNull(model, "model is null");
  }
}
