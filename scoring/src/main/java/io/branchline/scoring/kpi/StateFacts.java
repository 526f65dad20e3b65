package io.branchline.scoring.kpi;

import static java.util.Objects.requireNonNull;

import io.branchline.warehouse.table.AgentStatus;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A stretch of time that an agent spent in one state.
 *
 * @param endedAt null while it lasts
 */
public record StateFacts(
    String agent, AgentStatus state, Instant startedAt, @Nullable Instant endedAt) {

  /** Checks that nothing required is missing. */
  public StateFacts {
    requireNonNull(agent, "agent is null");
    requireNonNull(state, "state is null");
    requireNonNull(startedAt, "startedAt is null");
  }

  /** The same stretch with an end. */
  public StateFacts until(Instant end) {
    return new StateFacts(agent, state, startedAt, end);
  }
}
