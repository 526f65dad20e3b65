package io.branchline.warehouse.table;

import static java.util.Objects.requireNonNull;

import java.io.Serializable;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The audio of a call: one stereo file, or one file a side.
 *
 * @param agentPath the same file as customer_path where the recording is stereo
 * @param agentDelayMillis where the side's audio starts on the call's clock
 * @param fingerprint SHA-256 of the audio files: the same recording is transcribed once
 * @param status transcribed or failed
 * @param clockStartedAt when the call's clock shows 0: as the sidecar says, else at the first
 *     answer, else at the call's start; null of rows written before this was known
 */
@Table("recordings")
public record Recording(
    String callId,
    String branch,
    String queue,
    String agent,
    Instant callStartedAt,
    String agentPath,
    int agentChannel,
    long agentDelayMillis,
    String customerPath,
    int customerChannel,
    long customerDelayMillis,
    long durationMillis,
    int sampleRate,
    String encoding,
    String fingerprint,
    String status,
    String error,
    long version,
    @Nullable Instant clockStartedAt)
    implements Serializable {

  /** Checks that nothing required is missing and copies what could change. */
  public Recording {
    Checks.notEmpty(callId, "callId");
    Checks.notEmpty(branch, "branch");
    requireNonNull(queue, "queue is null");
    requireNonNull(agent, "agent is null");
    requireNonNull(callStartedAt, "callStartedAt is null");
    requireNonNull(agentPath, "agentPath is null");
    requireNonNull(customerPath, "customerPath is null");
    requireNonNull(encoding, "encoding is null");
    requireNonNull(fingerprint, "fingerprint is null");
    requireNonNull(status, "status is null");
    requireNonNull(error, "error is null");
  }
}
