package io.branchline.speech.job;

import java.io.Serializable;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a recording besides its audio; null where nothing is said.
 *
 * @param startedAt when the call started
 * @param language a language tag such as en or zh
 * @param recordedAt when the call's clock, on which delays count, shows 0
 */
public record RecordingFacts(
    @Nullable String call,
    @Nullable String branch,
    @Nullable String queue,
    @Nullable String agent,
    @Nullable Instant startedAt,
    @Nullable String language,
    @Nullable Instant recordedAt)
    implements Serializable {

  /** Nothing known. */
  public static final RecordingFacts NONE = new RecordingFacts(null, null, null, null, null, null);

  /** Facts that do not say when the recording began. */
  public RecordingFacts(
      @Nullable String call,
      @Nullable String branch,
      @Nullable String queue,
      @Nullable String agent,
      @Nullable Instant startedAt,
      @Nullable String language) {
    this(call, branch, queue, agent, startedAt, language, null);
  }

  /** These facts, and the other's where these say nothing. */
  public RecordingFacts or(RecordingFacts other) {
    return new RecordingFacts(
        call == null ? other.call : call,
        branch == null ? other.branch : branch,
        queue == null ? other.queue : queue,
        agent == null ? other.agent : agent,
        startedAt == null ? other.startedAt : startedAt,
        language == null ? other.language : language,
        recordedAt == null ? other.recordedAt : recordedAt);
  }
}
