package io.branchline.warehouse.table;

import static java.util.Objects.requireNonNull;

import java.io.Serializable;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One call, from its first event to its last, assembled from its {@link AcdEvent}s.
 *
 * @param queue the first queue that it entered
 * @param agent the first agent who answered
 * @param outcome answered, abandoned, ended_in_ivr, flowed_out or open
 * @param version how many of its events the row is made of
 */
@Table("calls")
public record Call(
    String callId,
    String branch,
    String queue,
    String agent,
    String customer,
    int priority,
    CallOutcome outcome,
    Instant startedAt,
    @Nullable Instant queuedAt,
    @Nullable Instant answeredAt,
    @Nullable Instant endedAt,
    long ivrMillis,
    long waitMillis,
    long ringMillis,
    long talkMillis,
    long holdMillis,
    long wrapUpMillis,
    int holds,
    int transfers,
    List<String> flags,
    String source,
    long version,
    boolean isDeleted)
    implements Serializable {

  /** Checks that nothing required is missing and copies what could change. */
  public Call {
    Checks.notEmpty(callId, "callId");
    Checks.notEmpty(branch, "branch");
    requireNonNull(queue, "queue is null");
    requireNonNull(agent, "agent is null");
    requireNonNull(customer, "customer is null");
    requireNonNull(outcome, "outcome is null");
    requireNonNull(startedAt, "startedAt is null");
    flags = List.copyOf(flags);
    requireNonNull(source, "source is null");
  }
}
