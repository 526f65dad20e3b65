package io.branchline.speech.transcript;

import static java.util.Objects.requireNonNull;

import java.util.List;

/**
 * What measuring a call needs to know beyond its audio.
 *
 * @param language a tag such as en or zh-CN: words are counted in one, characters in the other
 * @param voices whether each side has a channel of its own
 * @param holds when the agent had the caller on hold, on the call's clock, in order
 * @param deadAirMillis a silence of at least this length is dead air
 */
public record Circumstances(String language, Voices voices, List<Span> holds, long deadAirMillis) {

  /** The usual threshold of dead air. */
  public static final long DEAD_AIR_MILLIS = 5000;

  /** Where the two voices are. */
  public enum Voices {
    /** Each side by itself: everything can be measured. */
    APART,
    /** Both in one channel: who speaks, and whether both do, cannot be told. */
    TOGETHER
  }

  /** Checks and copies. */
  public Circumstances {
    requireNonNull(language, "language is null");
    requireNonNull(voices, "voices is null");
    holds = Spans.of(holds).list();
    if (deadAirMillis <= 0) {
      throw new IllegalArgumentException("dead air of " + deadAirMillis + " ms");
    }
  }

  /** Two channels, no holds, the usual threshold. */
  public static Circumstances of(String language) {
    return new Circumstances(language, Voices.APART, List.of(), DEAD_AIR_MILLIS);
  }
}
