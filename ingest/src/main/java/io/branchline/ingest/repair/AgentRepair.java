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
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Finds agents of whom more than one run tells, and assembles their states again from the table.
 */
public final class AgentRepair {

  /** So long before and after a run, states may be rewritten. */
  private static final Duration REACH = Duration.ofHours(12);

  /**
   * So far back the walk begins, to know what an agent was by himself, and so far on it goes, to
   * know what ended his states.
   */
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

  private static final String SHARED =
      """
      SELECT toString(branch) AS branch, toString(agent) AS agent FROM acd_events
      WHERE agent != '' AND at >= {low:DateTime64(3, 'UTC')} AND at <= {high:DateTime64(3, 'UTC')}
      GROUP BY branch, agent
      HAVING countIf(source IN {sources:Array(String)}) > 0 AND countIf(source NOT IN {sources:Array(String)}) > 0
      """;

  private static final String EVENTS =
      """
      SELECT * FROM acd_events FINAL
      WHERE branch IN {branches:Array(String)} AND agent IN {agents:Array(String)}
          AND at >= {low:DateTime64(3, 'UTC')} AND at <= {high:DateTime64(3, 'UTC')}
      ORDER BY at
      """;

  private static final String STATES =
      """
      SELECT * FROM agent_states FINAL
      WHERE branch IN {branches:Array(String)} AND agent IN {agents:Array(String)}
          AND started_at >= {low:DateTime64(3, 'UTC')} AND started_at <= {high:DateTime64(3, 'UTC')}
      """;

  private static final int AGENTS_AT_ONCE = 200;

  private final Warehouse warehouse;

  /** Repairs in this warehouse. */
  public AgentRepair(Warehouse warehouse) {
    this.warehouse = requireNonNull(warehouse, "warehouse is null");
  }

  record AgentKey(String branch, String agent) {}

  /**
   * Repairs agents about that time: those whose states overlap, and those of whom this run's files
   * and others tell. Returns how many there were.
   *
   * @param sources the run's files
   */
  public int repair(Instant from, Instant to, List<String> sources) {
    Map<String, Object> parameters = new HashMap<>();
    parameters.put("low", from.minus(REACH));
    parameters.put("high", to.plus(REACH));
    parameters.put("sources", sources);
    Set<AgentKey> agents = new LinkedHashSet<>();
    agents.addAll(warehouse.query(AgentKey.class, OVERLAPS, parameters));
    agents.addAll(warehouse.query(AgentKey.class, SHARED, parameters));
    List<AgentKey> all = List.copyOf(agents);
    for (int i = 0; i < all.size(); i += AGENTS_AT_ONCE) {
      assemble(all.subList(i, Math.min(i + AGENTS_AT_ONCE, all.size())), from, to);
    }
    return all.size();
  }

  private void assemble(List<AgentKey> agents, Instant from, Instant to) {
    Map<AgentKey, AgentTimeline> timelines = new LinkedHashMap<>();
    Set<String> branches = new HashSet<>();
    Set<String> names = new HashSet<>();
    for (AgentKey key : agents) {
      timelines.put(key, new AgentTimeline(key.branch(), key.agent()));
      branches.add(key.branch());
      names.add(key.agent());
    }
    Map<String, Object> parameters = new HashMap<>();
    parameters.put("low", from.minus(CONTEXT));
    parameters.put("high", to.plus(CONTEXT));
    parameters.put("branches", List.copyOf(branches));
    parameters.put("agents", List.copyOf(names));
    warehouse.stream(
        AcdEvent.class,
        EVENTS,
        parameters,
        event -> {
          AgentTimeline timeline = timelines.get(new AgentKey(event.branch(), event.agent()));
          if (timeline != null && AgentMove.isMove(event)) {
            timeline.add(AgentMove.of(event));
          }
        });
    warehouse.stream(
        AgentState.class,
        STATES,
        parameters,
        row -> {
          AgentTimeline timeline = timelines.get(new AgentKey(row.branch(), row.agent()));
          if (timeline != null) {
            timeline.remember(List.of(row));
          }
        });
    List<AgentState> rows = new ArrayList<>();
    for (AgentTimeline timeline : timelines.values()) {
      rows.addAll(changes(timeline, from.minus(REACH), to.plus(REACH)));
    }
    warehouse.write(AgentState.class, rows);
  }

  /** A state that is known to have ended stays so: what ended it may lie beyond the walk. */
  private static List<AgentState> changes(
      AgentTimeline timeline, Instant earliest, Instant latest) {
    Set<Instant> ended = new HashSet<>();
    for (AgentState row : timeline.written()) {
      if (row.endedAt() != null) {
        ended.add(row.startedAt());
      }
    }
    return timeline.changes(Long.MAX_VALUE).stream()
        .filter(row -> !row.startedAt().isBefore(earliest) && !row.startedAt().isAfter(latest))
        .filter(row -> row.endedAt() != null || !ended.contains(row.startedAt()))
        .toList();
  }
}
