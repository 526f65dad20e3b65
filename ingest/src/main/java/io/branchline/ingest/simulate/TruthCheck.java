package io.branchline.ingest.simulate;

import io.branchline.warehouse.Warehouse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Compares a warehouse with a simulation's truth: every call, every leg, every queue's half hour,
 * every agent's time in each state, in every column. Rows of other sources are left out by branch
 * and time.
 */
public final class TruthCheck {

  /**
   * One thing that was compared.
   *
   * @param rows how many rows the truth has
   * @param different how many of them the warehouse lacks or has otherwise, and rows that it has
   *     besides
   */
  public record Comparison(String what, long rows, long different) {}

  private static final String CALLS =
      """
      WITH bounds AS (SELECT min(started_at) AS low, max(started_at) AS high FROM truth_calls),
      seen AS (
          SELECT call_id, toString(c.branch) AS branch, toString(c.queue) AS queue, toString(c.agent) AS agent,
              customer, priority, toString(c.outcome) AS outcome,
              toUnixTimestamp64Milli(c.started_at) AS started_at,
              ifNull(toUnixTimestamp64Milli(c.queued_at), 0) AS queued_at,
              ifNull(toUnixTimestamp64Milli(c.answered_at), 0) AS answered_at,
              ifNull(toUnixTimestamp64Milli(c.ended_at), 0) AS ended_at,
              ivr_millis, wait_millis, ring_millis, talk_millis, hold_millis, wrap_up_millis,
              holds, transfers, version AS events
          FROM calls AS c FINAL
          WHERE c.branch IN (SELECT DISTINCT branch FROM truth_calls)
              AND toUnixTimestamp64Milli(c.started_at) BETWEEN (SELECT low FROM bounds) AND (SELECT high FROM bounds)
      ), both AS (
          SELECT t.call_id AS t_id, s.call_id AS s_id,
              [('queue', t.queue != s.queue), ('agent', t.agent != s.agent),
               ('customer', t.customer != s.customer), ('priority', t.priority != s.priority),
               ('outcome', t.outcome != s.outcome), ('started_at', t.started_at != s.started_at),
               ('queued_at', t.queued_at != s.queued_at), ('answered_at', t.answered_at != s.answered_at),
               ('ended_at', t.ended_at != s.ended_at), ('ivr_millis', t.ivr_millis != s.ivr_millis),
               ('wait_millis', t.wait_millis != s.wait_millis), ('ring_millis', t.ring_millis != s.ring_millis),
               ('talk_millis', t.talk_millis != s.talk_millis), ('hold_millis', t.hold_millis != s.hold_millis),
               ('wrap_up_millis', t.wrap_up_millis != s.wrap_up_millis), ('holds', t.holds != s.holds),
               ('transfers', t.transfers != s.transfers), ('events', t.events != s.events)] AS columns
          FROM truth_calls AS t FULL JOIN seen AS s ON t.branch = s.branch AND t.call_id = s.call_id
      )
      SELECT 'calls' AS what, toInt64(countIf(t_id != '')) AS rows,
          toInt64(countIf(t_id = '' OR s_id = '')) AS different FROM both
      UNION ALL
      SELECT concat('calls.', tupleElement(column, 1)) AS what, toInt64(count()) AS rows,
          toInt64(countIf(tupleElement(column, 2))) AS different
      FROM (SELECT arrayJoin(columns) AS column FROM both WHERE t_id != '' AND s_id != '')
      GROUP BY what
      """;

  private static final String LEGS =
      """
      WITH bounds AS (SELECT min(started_at) AS low, max(started_at) AS high FROM truth_calls),
      seen AS (
          SELECT call_id, leg, toString(c.branch) AS branch, toString(c.queue) AS queue, toString(c.agent) AS agent,
              toString(c.outcome) AS outcome,
              ifNull(toUnixTimestamp64Milli(c.queued_at), 0) AS queued_at,
              ifNull(toUnixTimestamp64Milli(c.answered_at), 0) AS answered_at,
              ifNull(toUnixTimestamp64Milli(c.ended_at), 0) AS ended_at,
              wait_millis, ring_millis, talk_millis, hold_millis, wrap_up_millis
          FROM call_legs AS c FINAL
          WHERE c.branch IN (SELECT DISTINCT branch FROM truth_calls)
              AND toUnixTimestamp64Milli(c.call_started_at) BETWEEN (SELECT low FROM bounds) AND (SELECT high FROM bounds)
      )
      SELECT 'legs' AS what, toInt64(countIf(t.call_id != '')) AS rows,
          toInt64(countIf(t.queue != s.queue OR t.agent != s.agent OR t.outcome != s.outcome
              OR t.queued_at != s.queued_at OR t.answered_at != s.answered_at OR t.ended_at != s.ended_at
              OR t.wait_millis != s.wait_millis OR t.ring_millis != s.ring_millis OR t.talk_millis != s.talk_millis
              OR t.hold_millis != s.hold_millis OR t.wrap_up_millis != s.wrap_up_millis)) AS different
      FROM truth_legs AS t FULL JOIN seen AS s
          ON t.branch = s.branch AND t.call_id = s.call_id AND t.leg = s.leg
      """;

  private static final String INTERVALS =
      """
      WITH bounds AS (SELECT min(started_at) AS low, max(started_at) AS high FROM truth_calls),
      seen AS (
          SELECT toString(c.branch) AS branch, toString(c.queue) AS queue,
              intDiv(toUnixTimestamp64Milli(c.started_at), 1800000) * 1800000 AS interval_start,
              toInt64(count()) AS arrived, toInt64(countIf(c.outcome IN ('answered', 'abandoned', 'flowed_out'))) AS offered,
              toInt64(countIf(c.outcome = 'answered')) AS answered, toInt64(countIf(c.outcome = 'abandoned')) AS abandoned,
              toInt64(countIf(c.outcome = 'flowed_out')) AS flowed_out, toInt64(countIf(c.outcome = 'ended_in_ivr')) AS ended_in_ivr,
              toInt64(countIf(c.outcome = 'answered' AND c.wait_millis <= 20000)) AS answered_within_20,
              toInt64(countIf(c.outcome = 'abandoned' AND c.wait_millis <= 20000)) AS abandoned_within_20,
              sumIf(c.wait_millis, c.outcome = 'answered') AS answered_wait_millis,
              sumIf(c.wait_millis, c.outcome = 'abandoned') AS abandoned_wait_millis,
              sum(c.talk_millis) AS talk_millis, sum(c.hold_millis) AS hold_millis, sum(c.wrap_up_millis) AS wrap_up_millis
          FROM calls AS c FINAL
          WHERE c.branch IN (SELECT DISTINCT branch FROM truth_calls)
              AND toUnixTimestamp64Milli(c.started_at) BETWEEN (SELECT low FROM bounds) AND (SELECT high FROM bounds)
          GROUP BY c.branch, c.queue, interval_start
      )
      SELECT 'half hours' AS what, toInt64(countIf(t.branch != '')) AS rows,
          toInt64(countIf(t.arrived != s.arrived OR t.offered != s.offered OR t.answered != s.answered
              OR t.abandoned != s.abandoned OR t.flowed_out != s.flowed_out OR t.ended_in_ivr != s.ended_in_ivr
              OR t.answered_within_20 != s.answered_within_20 OR t.abandoned_within_20 != s.abandoned_within_20
              OR t.answered_wait_millis != s.answered_wait_millis OR t.abandoned_wait_millis != s.abandoned_wait_millis
              OR t.talk_millis != s.talk_millis OR t.hold_millis != s.hold_millis
              OR t.wrap_up_millis != s.wrap_up_millis)) AS different
      FROM truth_intervals AS t FULL JOIN seen AS s
          ON t.branch = s.branch AND t.queue = s.queue AND t.interval_start = s.interval_start
      """;

  private static final String AGENT_STATES =
      """
      WITH
          (SELECT toInt64OrZero(value) FROM truth_summary WHERE name = 'first') AS low,
          (SELECT toInt64OrZero(value) FROM truth_summary WHERE name = 'last') AS high,
      seen AS (
          SELECT toString(c.branch) AS branch, toString(c.agent) AS agent, toString(c.state) AS state, toString(c.reason) AS reason,
              toInt64(sum(toUnixTimestamp64Milli(assumeNotNull(c.ended_at)) - toUnixTimestamp64Milli(c.started_at))) AS millis,
              toInt64(count()) AS spells
          FROM agent_states AS c FINAL
          WHERE c.branch IN (SELECT DISTINCT branch FROM truth_calls)
              AND toUnixTimestamp64Milli(c.started_at) BETWEEN low AND high
          GROUP BY c.branch, c.agent, c.state, c.reason
      )
      SELECT 'agents'' states' AS what, toInt64(countIf(t.branch != '')) AS rows,
          toInt64(countIf(t.millis != s.millis OR t.spells != s.spells)) AS different
      FROM truth_agent_states AS t FULL JOIN seen AS s
          ON t.branch = s.branch AND t.agent = s.agent AND t.state = s.state AND t.reason = s.reason
      """;

  private static final String EVENTS =
      """
      WITH
          (SELECT toInt64OrZero(value) FROM truth_summary WHERE name = 'events') AS truth,
          (SELECT toInt64OrZero(value) FROM truth_summary WHERE name = 'first') AS low,
          (SELECT toInt64OrZero(value) FROM truth_summary WHERE name = 'last') AS high
      SELECT 'events' AS what, truth AS rows, abs(truth - toInt64(count())) AS different
      FROM acd_events AS c FINAL
      WHERE c.branch IN (SELECT DISTINCT branch FROM truth_calls)
          AND toUnixTimestamp64Milli(c.at) BETWEEN low AND high
      """;

  private static final String DEAD_LETTERS =
      """
      WITH (SELECT toInt64OrZero(value) FROM truth_summary WHERE name = 'garbage') AS truth
      SELECT 'dead letters' AS what, truth AS rows, abs(truth - toInt64(count())) AS different
      FROM dead_letters FINAL WHERE startsWith(source, {folder:String})
      """;

  private TruthCheck() {}

  /** Compares; the truth's tables are gone again afterwards. */
  public static List<Comparison> run(Path folder, Warehouse warehouse) {
    List<Comparison> comparisons = new ArrayList<>();
    try (TruthTables tables = TruthTables.of(folder, warehouse)) {
      for (String sql : List.of(CALLS, LEGS, INTERVALS, AGENT_STATES, EVENTS)) {
        comparisons.addAll(warehouse.query(Comparison.class, sql, Map.of()));
      }
      comparisons.addAll(
          warehouse.query(Comparison.class, DEAD_LETTERS, Map.of("folder", folder.toString())));
    }
    return comparisons;
  }
}
