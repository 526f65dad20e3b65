package io.branchline.scoring.job;

import io.branchline.warehouse.Failure;
import io.branchline.warehouse.Warehouse;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/** Finds the months of every branch that hold something to compute. */
public final class Partitions {

  private static final String KPI_DAYS =
      """
      SELECT branch, min(at) AS first, max(at) AS last FROM (
          SELECT branch, started_at AS at FROM calls
          UNION ALL SELECT branch, started_at AS at FROM agent_states
          UNION ALL SELECT branch, toDateTime64(interval_start, 3, 'UTC') AS at FROM kpi_interval FINAL
      ) GROUP BY branch, toDate(at, 'UTC')
      """;
  private static final String SPEECH_DAYS =
      """
      SELECT branch, min(call_started_at) AS first, max(call_started_at) AS last FROM call_speech FINAL
      GROUP BY branch, toDate(call_started_at, 'UTC')
      """;
  private static final String QUALITY_DAYS =
      """
      SELECT branch, min(at) AS first, max(at) AS last FROM (
          SELECT branch, call_started_at AS at FROM evaluations
          UNION ALL SELECT branch, toDateTime64(period_start, 3, 'UTC') + INTERVAL 12 HOUR AS at FROM quality_scores FINAL
      ) GROUP BY branch, toDate(at, 'UTC')
      """;

  private final Warehouse warehouse;
  private final Map<String, ZoneId> zones = new TreeMap<>();

  record Zone(String branch, String zone) {}

  record Busy(String branch, Instant first, Instant last) {}

  /** Reads the branches' zones. */
  public Partitions(Warehouse warehouse) {
    this.warehouse = warehouse;
    for (Zone row :
        warehouse.query(Zone.class, "SELECT branch, zone FROM branches FINAL", Map.of())) {
      zones.put(row.branch(), zone(row));
    }
  }

  private static ZoneId zone(Zone row) {
    try {
      return ZoneId.of(row.zone());
    } catch (DateTimeException e) {
      throw new Failure(
          Failure.Code.BAD_INPUT,
          "Branch '"
              + row.branch()
              + "' has the time zone '"
              + row.zone()
              + "', which does not exist. Maybe Asia/Shanghai?",
          e);
    }
  }

  /** The zone that cuts a branch's days; UTC for a branch that nobody described. */
  public ZoneId zone(String branch) {
    return zones.getOrDefault(branch, ZoneOffset.UTC);
  }

  /** Whether somebody described the branch. */
  public boolean knows(String branch) {
    return zones.containsKey(branch);
  }

  /** The months with calls, agents' states or earlier figures, cut to the days asked for. */
  public List<Partition> kpi(Days days) {
    return months(KPI_DAYS, days);
  }

  /** The months with transcripts. */
  public List<Partition> transcripts(Days days) {
    return months(SPEECH_DAYS, days);
  }

  /** The months with evaluations or earlier scores, whole: a month's score needs all its days. */
  public List<Partition> quality() {
    return months(QUALITY_DAYS, Days.ALL);
  }

  private List<Partition> months(String sql, Days days) {
    Map<String, TreeSet<LocalDate>> months = new TreeMap<>();
    warehouse.stream(
        Busy.class,
        sql,
        Map.of(),
        busy -> {
          TreeSet<LocalDate> here = months.computeIfAbsent(busy.branch(), any -> new TreeSet<>());
          here.add(month(busy.first(), zone(busy.branch())));
          here.add(month(busy.last(), zone(busy.branch())));
        });
    List<Partition> partitions = new ArrayList<>();
    LocalDate end = days.last().plusDays(1);
    months.forEach(
        (branch, firsts) -> {
          for (LocalDate first : firsts) {
            LocalDate from = days.first().isAfter(first) ? days.first() : first;
            LocalDate next = first.plusMonths(1);
            LocalDate to = end.isBefore(next) ? end : next;
            if (from.isBefore(to)) {
              partitions.add(new Partition(branch, zone(branch), from, to));
            }
          }
        });
    return partitions;
  }

  private static LocalDate month(Instant at, ZoneId zone) {
    return at.atZone(zone).toLocalDate().withDayOfMonth(1);
  }
}
