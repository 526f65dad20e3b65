package io.branchline.ingest.assemble;

import static java.util.Objects.requireNonNull;

import io.branchline.warehouse.table.AcdEvent;
import io.branchline.warehouse.table.EventType;
import java.util.Comparator;

/**
 * What an event says about the agent whom it names.
 *
 * @param callId empty for the agent's own states
 */
public record AgentMove(
    String branch, String agent, String callId, EventType type, long atMillis, String reason) {

  /** By time, then by what naturally comes first. */
  static final Comparator<AgentMove> ORDER = AgentMove::compare;

  /** Checks that nothing is missing. */
  public AgentMove {
    requireNonNull(branch, "branch is null");
    requireNonNull(agent, "agent is null");
    requireNonNull(callId, "callId is null");
    requireNonNull(type, "type is null");
    requireNonNull(reason, "reason is null");
  }

  /** Whether an event moves an agent at all. */
  public static boolean isMove(AcdEvent event) {
    return !event.agent().isEmpty() && event.type().compareTo(EventType.RINGING) >= 0;
  }

  /** The move that an event is. */
  public static AgentMove of(AcdEvent event) {
    return new AgentMove(
        event.branch(),
        event.agent(),
        event.callId(),
        event.type(),
        event.at().toEpochMilli(),
        event.reason());
  }

  private static int compare(AgentMove a, AgentMove b) {
    int order = Long.compare(a.atMillis, b.atMillis);
    if (order == 0) {
      order = a.type.compareTo(b.type);
    }
    if (order == 0) {
      order = a.callId.compareTo(b.callId);
    }
    return order != 0 ? order : a.reason.compareTo(b.reason);
  }
}
