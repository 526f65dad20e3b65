package io.branchline.forecasting.job;

import io.branchline.forecasting.check.PhoneTime;
import io.branchline.forecasting.check.SeenHour;
import io.branchline.warehouse.Failure;
import io.branchline.warehouse.Warehouse;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Reads what happened in each hour of a branch, and how many agents were there. */
public final class SeenHours {

  private static final String HOURS =
      """
      SELECT toStartOfHour(interval_start) AS start,
          toInt32(substring(min(local_time), 1, 2)) AS hour_of_day,
          sum(offered) AS offered, sum(answered) AS answered,
          sum(answered_within) AS answered_within, sum(abandoned) AS abandoned,
          sum(answered_wait_millis) AS answered_wait_millis,
          sum(abandoned_wait_millis) AS abandoned_wait_millis,
          sum(talk_millis + hold_millis + wrap_up_millis) AS handle_millis,
          max(threshold_seconds) AS threshold_seconds
      FROM kpi_interval FINAL
      WHERE scope = 'queue' AND branch = {branch:String}
      GROUP BY start ORDER BY start
      """;

  private static final String STAFFED =
      """
      SELECT toStartOfHour(interval_start) AS start,
          sum(busy_millis + available_millis) / 3600000 AS agents
      FROM kpi_interval FINAL
      WHERE scope = 'agent' AND branch = {branch:String}
      GROUP BY start HAVING sum(available_millis) > 0
      """;

  private static final String SPELLS =
      """
      SELECT agent, answered_at AS `from`,
          addMilliseconds(assumeNotNull(ended_at), wrap_up_millis) AS `to`
      FROM call_legs FINAL
      WHERE branch = {branch:String} AND agent != '' AND answered_at IS NOT NULL
          AND ended_at IS NOT NULL
      """;

  private final Warehouse warehouse;

  /** Reads nothing yet. */
  public SeenHours(Warehouse warehouse) {
    this.warehouse = warehouse;
  }

  /**
   * A branch's hours.
   *
   * @param thresholdSeconds T of the service level that the figures were computed with
   * @param fromStates whether the source tells when agents were there; otherwise their calls do
   */
  public record Seen(List<SeenHour> hours, int thresholdSeconds, boolean fromStates) {
    /** Copies the list. */
    public Seen {
      hours = List.copyOf(hours);
    }
  }

  record Hour(
      Instant start,
      int hourOfDay,
      long offered,
      long answered,
      long answeredWithin,
      long abandoned,
      long answeredWaitMillis,
      long abandonedWaitMillis,
      long handleMillis,
      int thresholdSeconds) {}

  record Staffed(Instant start, double agents) {}

  record Spell(String agent, Instant from, Instant to) {}

  /**
   * Reads a branch.
   *
   * @throws Failure where it has no figures
   */
  public Seen of(String branch) {
    Map<String, String> key = Map.of("branch", branch);
    List<Hour> hours = warehouse.query(Hour.class, HOURS, key);
    if (hours.isEmpty()) {
      throw new Failure(
          Failure.Code.BAD_INPUT,
          "Branch " + branch + " has no figures. Run: ./branchline kpi, or name another branch");
    }
    Map<Instant, Double> agents = new TreeMap<>();
    warehouse.stream(Staffed.class, STAFFED, key, row -> agents.put(row.start(), row.agents()));
    boolean fromStates = !agents.isEmpty();
    if (!fromStates) {
      List<PhoneTime.Spell> spells = new ArrayList<>();
      warehouse.stream(
          Spell.class,
          SPELLS,
          key,
          row -> spells.add(new PhoneTime.Spell(row.agent(), row.from(), row.to())));
      agents.putAll(PhoneTime.agentsByHour(spells));
    }
    return new Seen(
        hours.stream().map(hour -> seen(hour, agents.getOrDefault(hour.start(), 0.0))).toList(),
        hours.get(0).thresholdSeconds(),
        fromStates);
  }

  private static SeenHour seen(Hour hour, double agents) {
    return new SeenHour(
        hour.start(),
        hour.hourOfDay(),
        hour.offered(),
        hour.answered(),
        hour.answeredWithin(),
        hour.abandoned(),
        hour.answeredWaitMillis() / 1000.0,
        hour.abandonedWaitMillis() / 1000.0,
        hour.handleMillis() / 1000.0,
        agents);
  }
}
