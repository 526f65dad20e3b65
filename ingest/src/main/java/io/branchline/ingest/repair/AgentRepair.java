package io.branchline.ingest.repair;

import static java.util.Objects.requireNonNull;

import io.branchline.ingest.assemble.AgentMove;
import io.branchline.ingest.assemble.AgentTimeline;
import io.branchline.warehouse.Warehouse;
import io.branchline.warehouse.table.AcdEvent;
import io.branchline.warehouse.table.AgentState;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Finds agents whose states overlap (the last state of one run is still open when another run's
 * begin), and assembles them again from the table.
 */
public final class AgentRepair {

  /** Before this long before a run, nothing is rewritten. */
  private static final Duration REACH = Duration.ofHours(12);

  /** So far back the walk begins, to know what an agent was by himself. */
  private static final Duration CONTEXT = Duration.ofDays(3);

  private static final String OVERLAPS =
      """
      SELECT DISTINCT branch, agent FROM (
          SELECT toString(branch) AS branch, toString(agent) AS agent, started_at, ended_at,
              leadInFrame(started_at) OVER (
                  PARTITION BY branch, agent ORDER BY started_at
                  ROWS BETWEEN CURRENT ROW AND 1 FOLLOWING) AS next
          FROM agent_states FINAL
          WHERE started_at >= {low:DateTime64(3, 'UTC')} AND started_at <= {high:DateTime64(3, 'UTC')}
      ) WHERE next > started_at AND (ended_at IS NULL OR ended_at > next)
      """;

  private final Warehouse warehouse;

  /** Repairs in this warehouse. */
  public AgentRepair(Warehouse warehouse) {
    this.warehouse = requireNonNull(warehouse, "warehouse is null");
  }

  record AgentKey(String branch, String agent) {}

  /** Repairs the agents whose states overlap about that time; returns how many there were. */
  public int repair(Instant from, Instant to) {
    Map<String, Object> parameters = new HashMap<>();
    parameters.put("low", from.minus(REACH));
    parameters.put("high", to.plus(REACH));
    List<AgentKey> agents = warehouse.query(AgentKey.class, OVERLAPS, parameters);
    for (AgentKey agent : agents) {
      repair(agent, from, to);
    }
    return agents.size();
  }

  private void repair(AgentKey key, Instant from, Instant to) {
    Map<String, Object> parameters = new HashMap<>();
    parameters.put("low", from.minus(CONTEXT));
    parameters.put("high", to.plus(REACH));
    parameters.put("branch", key.branch());
    parameters.put("agent", key.agent());
    AgentTimeline timeline = new AgentTimeline(key.branch(), key.agent());
    warehouse.stream(
        AcdEvent.class,
        """
        SELECT * FROM acd_events FINAL
        WHERE branch = {branch:String} AND agent = {agent:String}
            AND at >= {low:DateTime64(3, 'UTC')} AND at <= {high:DateTime64(3, 'UTC')}
        ORDER BY at
        """,
        parameters,
        event -> {
          if (AgentMove.isMove(event)) {
            timeline.add(AgentMove.of(event));
          }
        });
    timeline.remember(
        warehouse.query(
            AgentState.class,
            """
            SELECT * FROM agent_states FINAL
            WHERE branch = {branch:String} AND agent = {agent:String}
                AND started_at >= {low:DateTime64(3, 'UTC')} AND started_at <= {high:DateTime64(3, 'UTC')}
            """,
            parameters));
    Instant earliest = from.minus(REACH);
    List<AgentState> rows = new ArrayList<>();
    for (AgentState row : timeline.changes(Long.MAX_VALUE)) {
      if (!row.startedAt().isBefore(earliest)) {
        rows.add(row);
      }
    }
    warehouse.write(AgentState.class, rows);
  }
}
