package io.branchline.speech.job;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A call whose recording can be stored: everything that its tables need.
 *
 * @param lengthMillis from the call's first event to its last; null when it is not in the table of
 *     calls, or still open
 */
record KnownCall(
    String callId,
    String branch,
    String queue,
    String agent,
    Instant startedAt,
    String language,
    @Nullable Long lengthMillis) {}
