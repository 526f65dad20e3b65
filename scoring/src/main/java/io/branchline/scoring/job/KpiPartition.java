package io.branchline.scoring.job;

import io.branchline.scoring.kpi.CallFacts;
import io.branchline.scoring.kpi.IntervalChanges;
import io.branchline.scoring.kpi.IntervalCounter;
import io.branchline.scoring.kpi.StateFacts;
import io.branchline.scoring.kpi.Thresholds;
import io.branchline.warehouse.Warehouse;
import io.branchline.warehouse.table.KpiInterval;
import java.io.Serializable;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Counts the half hours of one partition and writes those that changed. */
public final class KpiPartition {

  private static final String CALLS =
      """
      SELECT queue, '' AS agent, outcome, started_at, wait_millis, talk_millis, hold_millis, wrap_up_millis
      FROM calls FINAL
      WHERE branch = {branch:String} AND started_at >= {from:DateTime64(3, 'UTC')} AND started_at < {to:DateTime64(3, 'UTC')}
      """;
  private static final String LEGS =
      """
      SELECT queue, agent, outcome, call_started_at AS started_at, wait_millis, talk_millis, hold_millis, wrap_up_millis
      FROM call_legs FINAL
      WHERE branch = {branch:String} AND agent != ''
          AND call_started_at >= {from:DateTime64(3, 'UTC')} AND call_started_at < {to:DateTime64(3, 'UTC')}
      """;
  private static final String HORIZON =
      """
      SELECT max(at) AS at FROM (
          SELECT maxOrNull(greatest(started_at, ifNull(ended_at, started_at))) AS at
          FROM agent_states WHERE branch = {branch:String}
          UNION ALL SELECT maxOrNull(greatest(started_at, ifNull(ended_at, started_at))) AS at
          FROM calls WHERE branch = {branch:String})
      """;
  private static final String STATES =
      """
      SELECT agent, state, started_at, ended_at FROM agent_states FINAL
      WHERE branch = {branch:String} AND started_at < {to:DateTime64(3, 'UTC')}
          AND (ended_at IS NULL OR ended_at > {from:DateTime64(3, 'UTC')})
      """;
  private static final String STORED =
      """
      SELECT * FROM kpi_interval FINAL
      WHERE branch = {branch:String} AND interval_start >= {from:DateTime64(3, 'UTC')} AND interval_start < {to:DateTime64(3, 'UTC')}
      """;
  private static final String VERSION =
      """
      SELECT max(version) AS version FROM kpi_interval
      WHERE branch = {branch:String} AND interval_start >= {from:DateTime64(3, 'UTC')} AND interval_start < {to:DateTime64(3, 'UTC')}
      """;

  private KpiPartition() {}

  record Horizon(@Nullable Instant at) {}

  record Version(long version) {}

  /**
   * What a partition came to.
   *
   * @param calls how many calls were counted
   * @param intervals how many rows the partition has
   * @param written how many of them had to be written, deletions included
   */
  public record Done(long calls, long intervals, long written) implements Serializable {

    /** Nothing done. */
    public static final Done NOTHING = new Done(0, 0, 0);

    /** Both together. */
    public Done plus(Done other) {
      return new Done(calls + other.calls, intervals + other.intervals, written + other.written);
    }
  }

  /** Counts and writes. Doing it again writes nothing. */
  public static Done compute(Warehouse warehouse, Partition partition, Thresholds thresholds) {
    Map<String, Object> range =
        Map.of("branch", partition.branch(), "from", partition.start(), "to", partition.end());
    IntervalCounter counter =
        new IntervalCounter(
            partition.branch(), partition.zone(), thresholds, partition.from(), partition.to());
    long[] calls = {0};
    warehouse.stream(
        CallFacts.class,
        CALLS,
        range,
        call -> {
          counter.call(call);
          calls[0]++;
        });
    warehouse.stream(CallFacts.class, LEGS, range, counter::leg);
    List<StateFacts> lasting = new ArrayList<>();
    warehouse.stream(
        StateFacts.class,
        STATES,
        range,
        state -> {
          if (state.endedAt() == null) {
            lasting.add(state);
          } else {
            counter.state(state);
          }
        });
    if (!lasting.isEmpty()) {
      Instant known = known(warehouse, range);
      lasting.forEach(state -> counter.state(state.until(known)));
    }
    long version = warehouse.query(Version.class, VERSION, range).get(0).version() + 1;
    List<KpiInterval> rows = counter.rows(version);
    List<KpiInterval> changes =
        IntervalChanges.between(warehouse.query(KpiInterval.class, STORED, range), rows, version);
    if (!changes.isEmpty()) {
      warehouse.write(KpiInterval.class, changes);
    }
    return new Done(calls[0], rows.size(), changes.size());
  }

  /** The end of what is known of a branch: a state without an end lasts until then. */
  private static Instant known(Warehouse warehouse, Map<String, Object> range) {
    Instant at = warehouse.query(Horizon.class, HORIZON, range).get(0).at();
    return at == null ? Instant.EPOCH : at;
  }
}
