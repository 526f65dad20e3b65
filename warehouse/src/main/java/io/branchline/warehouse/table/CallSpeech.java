package io.branchline.warehouse.table;

import static java.util.Objects.requireNonNull;

import java.io.Serializable;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The measures of a call's two voices; its version is the one whose utterances are current.
 *
 * @param silenceMillis both sides quiet
 * @param overtalkMillis both sides speak; means nothing unless {@code overtalkMeasurable}
 * @param overtalkMeasurable false where both voices share a channel
 * @param agentInterruptions how often the agent interrupts the customer; null where overtalk cannot
 *     be measured
 * @param agentTalkShare the agent's part of both sides' talk, 0 to 1; null where it cannot be told
 * @param agentSpeechStartMillis where the agent's stretches of speech start; as many as ends
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
    long version,
    long deadAirMillis,
    int deadAirs,
    boolean overtalkMeasurable,
    @Nullable Integer agentInterruptions,
    @Nullable Integer customerInterruptions,
    @Nullable Double agentTalkShare,
    long holdMillis,
    List<Long> holdStartMillis,
    List<Long> holdEndMillis,
    List<Long> agentSpeechStartMillis,
    List<Long> agentSpeechEndMillis,
    List<Long> customerSpeechStartMillis,
    List<Long> customerSpeechEndMillis)
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
    holdStartMillis = List.copyOf(holdStartMillis);
    holdEndMillis = List.copyOf(holdEndMillis);
    agentSpeechStartMillis = List.copyOf(agentSpeechStartMillis);
    agentSpeechEndMillis = List.copyOf(agentSpeechEndMillis);
    customerSpeechStartMillis = List.copyOf(customerSpeechStartMillis);
    customerSpeechEndMillis = List.copyOf(customerSpeechEndMillis);
  }

  /** A row without what only the speech itself can tell: no dead air, no holds, no stretches. */
  public CallSpeech(
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
      long version) {
    this(
        callId,
        branch,
        queue,
        agent,
        callStartedAt,
        durationMillis,
        agentTalkMillis,
        customerTalkMillis,
        silenceMillis,
        longestSilenceMillis,
        longestSilenceStartMillis,
        overtalkMillis,
        agentWords,
        customerWords,
        agentWordsPerMinute,
        customerWordsPerMinute,
        language,
        model,
        version,
        0,
        0,
        true,
        null,
        null,
        null,
        0,
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        List.of());
  }
}
