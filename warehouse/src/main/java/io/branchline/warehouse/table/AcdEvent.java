package io.branchline.warehouse.table;

import static java.util.Objects.requireNonNull;

import java.io.Serializable;
import java.time.Instant;
import java.util.List;

/**
 * One event of the ACD, as it was understood from one line of input. Unique by {@code eventId}.
 *
 * @param callId empty for agent states
 * @param customer the source's customer key, never a telephone number
 * @param reason why: a not-ready reason, a transfer's target, who hung up
 * @param flags what was odd about the source line
 * @param source the file or topic it came from
 */
@Table("acd_events")
public record AcdEvent(
    String eventId,
    String callId,
    String branch,
    EventType type,
    Instant at,
    String queue,
    String agent,
    String customer,
    int priority,
    String reason,
    List<String> flags,
    String source,
    long line)
    implements Serializable {

  /** Checks that nothing required is missing and copies what could change. */
  public AcdEvent {
    Checks.notEmpty(eventId, "eventId");
    requireNonNull(callId, "callId is null");
    Checks.notEmpty(branch, "branch");
    requireNonNull(type, "type is null");
    requireNonNull(at, "at is null");
    requireNonNull(queue, "queue is null");
    requireNonNull(agent, "agent is null");
    requireNonNull(customer, "customer is null");
    requireNonNull(reason, "reason is null");
    flags = List.copyOf(flags);
    requireNonNull(source, "source is null");
  }
}
