package io.branchline.speech.job;

import io.branchline.speech.transcript.Span;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * When a caller was on hold, by the ACD's events: from {@code held} to whatever takes the caller
 * off it, retrieving, another agent's answer, a transfer, the call's end.
 */
final class Holds {

  /** A hold that nothing ends goes on as far as the audio. */
  private static final long FOR_EVER_MILLIS = Duration.ofDays(7).toMillis();

  private Holds() {}

  /** One of a call's events that bear on holds. */
  record Event(String callId, String branch, String type, Instant at) {}

  /**
   * The holds on a clock that shows 0 at the instant given; what lies before that is left out.
   *
   * @param events in order of time
   */
  static List<Span> of(List<Event> events, Instant clock) {
    List<Span> holds = new ArrayList<>();
    Long since = null;
    for (Event event : events) {
      long at = Duration.between(clock, event.at()).toMillis();
      if (event.type().equals("held")) {
        since = since == null ? Long.valueOf(at) : since;
      } else if (since != null) {
        add(holds, since, at);
        since = null;
      }
    }
    add(holds, since, FOR_EVER_MILLIS);
    return holds;
  }

  private static void add(List<Span> holds, @Nullable Long from, long to) {
    if (from != null && to > Math.max(0, from)) {
      holds.add(new Span(Math.max(0, from), to));
    }
  }
}
