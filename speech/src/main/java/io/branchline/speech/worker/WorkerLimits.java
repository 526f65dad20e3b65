package io.branchline.speech.worker;

import static java.util.Objects.requireNonNull;

import java.io.Serializable;
import java.time.Duration;

/**
 * What a worker may take before it is given up.
 *
 * @param start for starting and for loading a model
 * @param shortest for any recording, however short
 * @param audioFactor times the recording's length, for longer ones
 * @param stall without any progress
 * @param residentBytes memory of the whole process, model included. Beyond it the worker is
 *     replaced after its recording; beyond twice as much, at once. 0: what its models took, and
 *     {@link #GROWTH_BYTES}
 */
public record WorkerLimits(
    Duration start, Duration shortest, double audioFactor, Duration stall, long residentBytes)
    implements Serializable {

  /** What a worker may grow by once its models are loaded, where nobody sets a bound. */
  public static final long GROWTH_BYTES = 768L << 20;

  /**
   * Five minutes to start; a minute, or three times the audio, to listen; two minutes of nothing.
   */
  public static final WorkerLimits DEFAULT =
      new WorkerLimits(Duration.ofMinutes(5), Duration.ofMinutes(1), 3, Duration.ofMinutes(2), 0);

  /** Checks that nothing is missing or negative. */
  public WorkerLimits {
    requireNonNull(start, "start is null");
    requireNonNull(shortest, "shortest is null");
    requireNonNull(stall, "stall is null");
    if (residentBytes < 0 || audioFactor < 0) {
      throw new IllegalArgumentException("a limit is negative");
    }
  }

  /** With another bound of memory. */
  public WorkerLimits withResidentBytes(long bytes) {
    return new WorkerLimits(start, shortest, audioFactor, stall, bytes);
  }

  /** How long a recording may take. */
  Duration forAudio(long millis) {
    Duration scaled = Duration.ofMillis((long) (millis * audioFactor));
    return scaled.compareTo(shortest) > 0 ? scaled : shortest;
  }

  /** The bound of a worker whose models took so much. */
  long bound(long modelBytes) {
    return residentBytes > 0 ? residentBytes : modelBytes + GROWTH_BYTES;
  }
}
