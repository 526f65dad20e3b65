package io.branchline.warehouse.table;

import static java.util.Objects.requireNonNull;

import java.io.Serializable;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One stay of a call in a queue and with the agent who took it from there; a transfer begins the
 * next leg.
 */
@Table("call_legs")
public record CallLeg(
    String callId,
    int leg,
    String branch,
    String queue,
    String agent,
    CallOutcome outcome,
    Instant callStartedAt,
    @Nullable Instant queuedAt,
    @Nullable Instant answeredAt,
    @Nullable Instant endedAt,
    long waitMillis,
    long ringMillis,
    long talkMillis,
    long holdMillis,
    long wrapUpMillis,
    long version,
    boolean isDeleted)
    implements Serializable {

  /** Checks that nothing required is missing and copies what could change. */
  public CallLeg {
    Checks.notEmpty(callId, "callId");
    Checks.notEmpty(branch, "branch");
    requireNonNull(queue, "queue is null");
    requireNonNull(agent, "agent is null");
    requireNonNull(outcome, "outcome is null");
    requireNonNull(callStartedAt, "callStartedAt is null");
  }
}
