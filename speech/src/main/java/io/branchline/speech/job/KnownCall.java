package io.branchline.speech.job;

import io.branchline.speech.transcript.Span;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A call whose recording can be stored: everything that its tables need.
 *
 * @param lengthMillis from the call's first event to its last; null when it is not in the table of
 *     calls, or still open
 * @param clockStartedAt when the call's clock shows 0
 * @param holds when the caller was on hold by the ACD's events, on the call's clock
 */
record KnownCall(
    String callId,
    String branch,
    String queue,
    String agent,
    Instant startedAt,
    String language,
    @Nullable Long lengthMillis,
    Instant clockStartedAt,
    List<Span> holds) {

  /** Copies the holds. */
  KnownCall {
    holds = List.copyOf(holds);
  }
}
