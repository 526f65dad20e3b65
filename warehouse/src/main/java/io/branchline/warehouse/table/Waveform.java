package io.branchline.warehouse.table;

import static java.util.Objects.requireNonNull;

import java.io.Serializable;
import java.time.Instant;
import java.util.List;

/**
 * The loudness of one side over time, computed once from the recording.
 *
 * @param peaks 0 to 100, one for each {@code millisPerPeak}
 * @param fingerprint the recording's: another recording has another waveform
 */
@Table("waveforms")
public record Waveform(
    String callId,
    String branch,
    Instant callStartedAt,
    Side side,
    int millisPerPeak,
    List<Integer> peaks,
    String fingerprint,
    long version)
    implements Serializable {

  /** Checks that nothing required is missing and copies what could change. */
  public Waveform {
    Checks.notEmpty(callId, "callId");
    Checks.notEmpty(branch, "branch");
    requireNonNull(callStartedAt, "callStartedAt is null");
    requireNonNull(side, "side is null");
    peaks = List.copyOf(peaks);
    requireNonNull(fingerprint, "fingerprint is null");
  }
}
