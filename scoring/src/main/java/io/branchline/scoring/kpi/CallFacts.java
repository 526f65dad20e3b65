package io.branchline.scoring.kpi;

import static java.util.Objects.requireNonNull;

import io.branchline.warehouse.table.CallOutcome;
import java.time.Instant;

/**
 * What the counters need of a call, or of one leg of it.
 *
 * @param queue the call's first queue; empty for a call that reached none
 * @param agent who handled the leg; not looked at for calls
 * @param startedAt when the call started: it belongs to that half hour, and so do its legs
 * @param waitMillis in the queue, until answered or abandoned
 */
public record CallFacts(
    String queue,
    String agent,
    CallOutcome outcome,
    Instant startedAt,
    long waitMillis,
    long talkMillis,
    long holdMillis,
    long wrapUpMillis) {

  /** Checks that nothing is missing. */
  public CallFacts {
    requireNonNull(queue, "queue is null");
    requireNonNull(agent, "agent is null");
    requireNonNull(outcome, "outcome is null");
    requireNonNull(startedAt, "startedAt is null");
  }
}
