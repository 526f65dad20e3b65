package io.branchline.scoring.kpi;

import io.branchline.warehouse.table.KpiInterval;
import io.branchline.warehouse.table.KpiScope;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What must be written so that the table holds what was counted: changed and new rows, and a
 * deletion for every row whose calls have moved away. A count that changed nothing writes nothing.
 */
public final class IntervalChanges {

  private IntervalChanges() {}

  private record Key(KpiScope scope, String branch, String queue, String agent, Instant start) {
    static Key of(KpiInterval row) {
      return new Key(row.scope(), row.branch(), row.queue(), row.agent(), row.intervalStart());
    }
  }

  /**
   * The rows to write.
   *
   * @param stored the living rows of the counted range
   * @param counted the range's new rows
   * @param version higher than any version ever written in the range
   */
  public static List<KpiInterval> between(
      List<KpiInterval> stored, List<KpiInterval> counted, long version) {
    Map<Key, KpiInterval> old = new HashMap<>();
    stored.forEach(row -> old.put(Key.of(row), row));
    List<KpiInterval> changes = new ArrayList<>();
    for (KpiInterval row : counted) {
      KpiInterval before = old.remove(Key.of(row));
      KpiInterval now = versioned(row, version, false);
      if (before == null || !versioned(before, version, false).equals(now)) {
        changes.add(now);
      }
    }
    old.values().forEach(row -> changes.add(versioned(row, version, true)));
    return changes;
  }

  private static KpiInterval versioned(KpiInterval r, long version, boolean deleted) {
    return new KpiInterval(
        r.scope(),
        r.branch(),
        r.queue(),
        r.agent(),
        r.intervalStart(),
        r.intervalMinutes(),
        r.localDate(),
        r.localTime(),
        r.arrived(),
        r.offered(),
        r.answered(),
        r.abandoned(),
        r.flowedOut(),
        r.endedInIvr(),
        r.open(),
        r.thresholdSeconds(),
        r.shortSeconds(),
        r.answeredWithin(),
        r.abandonedWithin(),
        r.shortAbandoned(),
        r.answeredWaitMillis(),
        r.abandonedWaitMillis(),
        r.handled(),
        r.talkMillis(),
        r.holdMillis(),
        r.wrapUpMillis(),
        r.busyMillis(),
        r.availableMillis(),
        r.staffedMillis(),
        version,
        deleted);
  }
}
