package io.branchline.ingest.repair;

import static java.util.Objects.requireNonNull;

import io.branchline.ingest.assemble.AssembledCall;
import io.branchline.ingest.assemble.CallAssembler;
import io.branchline.ingest.assemble.EventOrder;
import io.branchline.warehouse.Warehouse;
import io.branchline.warehouse.table.AcdEvent;
import io.branchline.warehouse.table.Call;
import io.branchline.warehouse.table.CallLeg;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Finds calls whose row is not made of all the events that the warehouse has of them (their version
 * tells), and assembles them again from the table.
 */
public final class CallRepair {

  /** No call is longer. */
  private static final Duration REACH = Duration.ofDays(1);

  private static final int CALLS_AT_ONCE = 2_000;
  private static final long EVENTS_AT_ONCE = 10_000_000;

  private static final String MISMATCHES =
      """
      SELECT e.branch AS branch, e.call_id AS call_id FROM (
          SELECT toString(branch) AS branch, call_id, uniqExact(sipHash64(event_id)) AS events
          FROM acd_events
          WHERE at >= {low:DateTime64(3, 'UTC')} AND at <= {high:DateTime64(3, 'UTC')}
              AND call_id != '' AND sipHash64(call_id) % {parts:UInt64} = {part:UInt64}
          GROUP BY branch, call_id
      ) AS e
      LEFT JOIN (
          SELECT toString(branch) AS branch, call_id, max(version) AS version, count() AS rows
          FROM calls FINAL
          WHERE started_at >= {low:DateTime64(3, 'UTC')} AND started_at <= {high:DateTime64(3, 'UTC')}
              AND sipHash64(call_id) % {parts:UInt64} = {part:UInt64}
          GROUP BY branch, call_id
      ) AS c ON e.branch = c.branch AND e.call_id = c.call_id
      WHERE events > version OR rows > 1
      """;

  private static final String EVENTS =
      """
      SELECT * FROM acd_events FINAL
      WHERE at >= {low:DateTime64(3, 'UTC')} AND at <= {high:DateTime64(3, 'UTC')}
          AND branch IN {branches:Array(String)} AND call_id IN {calls:Array(String)}
      """;

  private static final String ROWS =
      """
      SELECT toString(branch) AS branch, call_id, started_at, version, toInt64(0) AS legs
      FROM calls FINAL
      WHERE started_at >= {low:DateTime64(3, 'UTC')} AND started_at <= {high:DateTime64(3, 'UTC')}
          AND branch IN {branches:Array(String)} AND call_id IN {calls:Array(String)}
      """;

  private static final String LEGS =
      """
      SELECT toString(branch) AS branch, call_id, call_started_at AS started_at, max(version) AS version,
          toInt64(max(leg)) AS legs
      FROM call_legs FINAL
      WHERE call_started_at >= {low:DateTime64(3, 'UTC')} AND call_started_at <= {high:DateTime64(3, 'UTC')}
          AND branch IN {branches:Array(String)} AND call_id IN {calls:Array(String)}
      GROUP BY branch, call_id, call_started_at
      """;

  private final Warehouse warehouse;

  /** Repairs in this warehouse. */
  public CallRepair(Warehouse warehouse) {
    this.warehouse = requireNonNull(warehouse, "warehouse is null");
  }

  /** A call by its name. */
  public record CallKey(String branch, String callId) {}

  record Count(long count) {}

  /** An earlier row: where its key lay, and how far its legs went. */
  record Earlier(String branch, String callId, Instant startedAt, long version, long legs) {}

  /** Repairs every call that has an event within the time; returns how many there were. */
  public int repair(Instant from, Instant to) {
    Map<String, Object> parameters = window(from, to);
    long events =
        warehouse
            .query(
                Count.class,
                """
                SELECT toInt64(count()) AS count FROM acd_events
                WHERE at >= {low:DateTime64(3, 'UTC')} AND at <= {high:DateTime64(3, 'UTC')}
                """,
                parameters)
            .get(0)
            .count();
    long parts = events / EVENTS_AT_ONCE + 1;
    int repaired = 0;
    for (long part = 0; part < parts; part++) {
      parameters.put("parts", parts);
      parameters.put("part", part);
      List<CallKey> calls = warehouse.query(CallKey.class, MISMATCHES, parameters);
      repair(calls, from, to);
      repaired += calls.size();
    }
    return repaired;
  }

  /** Assembles these calls again, whose events lie about within the time. */
  public void repair(List<CallKey> calls, Instant from, Instant to) {
    for (int i = 0; i < calls.size(); i += CALLS_AT_ONCE) {
      assemble(calls.subList(i, Math.min(i + CALLS_AT_ONCE, calls.size())), from, to);
    }
  }

  private static Map<String, Object> window(Instant from, Instant to) {
    Map<String, Object> parameters = new HashMap<>();
    parameters.put("low", from.minus(REACH));
    parameters.put("high", to.plus(REACH));
    return parameters;
  }

  private void assemble(List<CallKey> calls, Instant from, Instant to) {
    Map<String, Object> parameters = window(from, to);
    Set<String> branches = new HashSet<>();
    Map<CallKey, List<AcdEvent>> events = new LinkedHashMap<>();
    List<String> ids = new ArrayList<>();
    for (CallKey call : calls) {
      branches.add(call.branch());
      ids.add(call.callId());
      events.put(call, new ArrayList<>());
    }
    parameters.put("branches", List.copyOf(branches));
    parameters.put("calls", ids);
    warehouse.stream(
        AcdEvent.class,
        EVENTS,
        parameters,
        event -> {
          List<AcdEvent> found = events.get(new CallKey(event.branch(), event.callId()));
          if (found != null) {
            found.add(event);
          }
        });
    List<Earlier> earlier = warehouse.query(Earlier.class, ROWS, parameters);
    earlier.addAll(warehouse.query(Earlier.class, LEGS, parameters));
    write(events, earlier);
  }

  private void write(Map<CallKey, List<AcdEvent>> events, List<Earlier> earlier) {
    List<Call> callRows = new ArrayList<>();
    List<CallLeg> legRows = new ArrayList<>();
    Map<CallKey, AssembledCall> assembled = new HashMap<>();
    events.forEach(
        (key, found) -> {
          List<AcdEvent> distinct = distinct(found);
          if (!distinct.isEmpty()) {
            AssembledCall call = CallAssembler.assemble(distinct);
            assembled.put(key, call);
            callRows.add(call.call());
            legRows.addAll(call.legs());
          }
        });
    for (Earlier row : earlier) {
      AssembledCall call = assembled.get(new CallKey(row.branch(), row.callId()));
      if (call != null) {
        for (Record retraction : call.retractionsOf(row.startedAt(), (int) row.legs())) {
          if (retraction instanceof Call deleted) {
            callRows.add(deleted);
          } else if (retraction instanceof CallLeg deleted) {
            legRows.add(deleted);
          }
        }
      }
    }
    warehouse.write(Call.class, callRows);
    warehouse.write(CallLeg.class, legRows);
  }

  private static List<AcdEvent> distinct(List<AcdEvent> events) {
    events.sort(EventOrder.EVENT_TIME);
    Set<String> ids = new HashSet<>();
    List<AcdEvent> distinct = new ArrayList<>(events.size());
    for (AcdEvent event : events) {
      if (ids.add(event.eventId())) {
        distinct.add(event);
      }
    }
    return distinct;
  }
}
