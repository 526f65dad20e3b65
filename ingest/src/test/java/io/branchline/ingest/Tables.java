package io.branchline.ingest;

import io.branchline.warehouse.TestingWarehouse;
import java.util.List;
import java.util.Map;

/** What stands in the tables, as text. */
final class Tables {

  private Tables() {}

  record Line(String line) {}

  /** The rows of a query that gives one column named {@code line}, sorted. */
  static List<String> lines(TestingWarehouse warehouse, String sql) {
    return warehouse.client().query(Line.class, sql, Map.of()).stream()
        .map(Line::line)
        .sorted()
        .toList();
  }

  /** A fingerprint of every row that ingestion writes, versions left out where they may differ. */
  static List<String> fingerprint(TestingWarehouse warehouse) {
    return lines(
        warehouse,
        """
        SELECT concat('events ', toString(count()), ' ', toString(groupBitXor(sipHash64(event_id, call_id, branch,
            toString(type), at, queue, agent, customer, priority, reason)))) AS line FROM acd_events FINAL
        UNION ALL
        SELECT concat('calls ', toString(count()), ' ', toString(groupBitXor(sipHash64(call_id, branch, queue, agent,
            customer, priority, toString(outcome), started_at, ifNull(toString(queued_at), ''),
            ifNull(toString(answered_at), ''), ifNull(toString(ended_at), ''), ivr_millis, wait_millis, ring_millis,
            talk_millis, hold_millis, wrap_up_millis, holds, transfers, version)))) AS line FROM calls FINAL
        UNION ALL
        SELECT concat('legs ', toString(count()), ' ', toString(groupBitXor(sipHash64(call_id, leg, branch, queue, agent,
            toString(outcome), call_started_at, ifNull(toString(queued_at), ''), ifNull(toString(answered_at), ''),
            ifNull(toString(ended_at), ''), wait_millis, ring_millis, talk_millis, hold_millis, wrap_up_millis)))) AS line
        FROM call_legs FINAL
        UNION ALL
        SELECT concat('states ', toString(count()), ' ', toString(groupBitXor(sipHash64(branch, agent, toString(state),
            reason, call_id, started_at, ifNull(toString(ended_at), ''))))) AS line FROM agent_states FINAL
        UNION ALL
        SELECT concat('dead letters ', toString(count())) AS line FROM dead_letters FINAL
        """);
  }

  static void truncate(TestingWarehouse warehouse) {
    for (String table :
        List.of(
            "acd_events",
            "calls",
            "call_legs",
            "agent_states",
            "dead_letters",
            "branches",
            "queues",
            "agents")) {
      warehouse.client().execute("TRUNCATE TABLE " + table, Map.of());
    }
  }
}
