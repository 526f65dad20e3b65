package io.branchline.speech.search.document;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a call beside its words.
 *
 * @param queue empty where unknown, as agent and outcome
 * @param localDate the day it started in its branch's zone
 * @param language tag of the transcript, such as en or zh-CN
 * @param silenceMillis both sides quiet; null where not measured, as overtalk
 * @param agentRate words (Chinese: characters) a minute of the agent's speech; null without any
 * @param score 0 to 100; null where nobody has scored it
 * @param transcriptVersion of the words
 */
public record CallFacts(
    String callId,
    String branch,
    String queue,
    String agent,
    String outcome,
    Instant startedAt,
    LocalDate localDate,
    String language,
    long durationMillis,
    @Nullable Long silenceMillis,
    @Nullable Long overtalkMillis,
    @Nullable Double agentRate,
    @Nullable Double customerRate,
    @Nullable Double score,
    long transcriptVersion) {

  /** Checks that nothing required is missing. */
  public CallFacts {
    requireNonNull(callId, "callId is null");
    requireNonNull(branch, "branch is null");
    requireNonNull(queue, "queue is null");
    requireNonNull(agent, "agent is null");
    requireNonNull(outcome, "outcome is null");
    requireNonNull(startedAt, "startedAt is null");
    requireNonNull(localDate, "localDate is null");
    requireNonNull(language, "language is null");
  }

  /** Both sides quiet, percent of the call. */
  public @Nullable Double silenceShare() {
    return share(silenceMillis);
  }

  /** Both sides speaking, percent of the call. */
  public @Nullable Double overtalkShare() {
    return share(overtalkMillis);
  }

  private @Nullable Double share(@Nullable Long millis) {
    return millis == null || durationMillis <= 0 ? null : 100.0 * millis / durationMillis;
  }
}
