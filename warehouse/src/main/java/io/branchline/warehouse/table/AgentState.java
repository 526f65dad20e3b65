package io.branchline.warehouse.table;

import static java.util.Objects.requireNonNull;

import java.io.Serializable;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A stretch of time that an agent spent in one state.
 *
 * @param callId the call that the agent was busy with; empty for the agent's own states
 */
@Table("agent_states")
public record AgentState(
    String branch,
    String agent,
    AgentStatus state,
    String reason,
    String callId,
    Instant startedAt,
    @Nullable Instant endedAt,
    long version,
    boolean isDeleted)
    implements Serializable {

  /** Checks that nothing required is missing and copies what could change. */
  public AgentState {
    Checks.notEmpty(branch, "branch");
    requireNonNull(agent, "agent is null");
    requireNonNull(state, "state is null");
    requireNonNull(reason, "reason is null");
    requireNonNull(callId, "callId is null");
    requireNonNull(startedAt, "startedAt is null");
  }
}
