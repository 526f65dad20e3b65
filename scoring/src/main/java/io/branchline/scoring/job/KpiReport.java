package io.branchline.scoring.job;

import io.branchline.scoring.form.Text;
import io.branchline.scoring.kpi.Counters;
import io.branchline.warehouse.Failure;
import io.branchline.warehouse.Warehouse;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Adds stored half hours up to what a person asks for: counters only, from which rates follow. */
public final class KpiReport {

  /** What a row of the report stands for. */
  public enum By {
    /** Queues' rows for calls, agents' rows for occupancy. */
    BRANCH("branch", new Text("Branch", "机构")),
    /** A branch's queues. */
    QUEUE("concat(branch, ' · ', if(queue = '', '(IVR)', queue))", new Text("Queue", "队列")),
    /** A branch's agents. */
    AGENT("concat(branch, ' · ', agent)", new Text("Agent", "坐席")),
    /** Local days. */
    DAY("toString(local_date)", new Text("Day", "日期")),
    /** Local months. */
    MONTH("formatDateTime(local_date, '%Y-%m')", new Text("Month", "月份")),
    /** The half hours of the day, over all days. */
    HALF_HOUR("local_time", new Text("Half hour", "半小时"));

    private final String key;

    @SuppressWarnings("ImmutableEnumChecker") // a record of two strings
    private final Text title;

    By(String key, Text title) {
      this.key = key;
      this.title = title;
    }

    /** The column's title. */
    public Text title() {
      return title;
    }

    /** What a person wrote. */
    public static By parse(String name) {
      for (By by : values()) {
        if (by.name().equals(name.strip().toUpperCase(Locale.ROOT).replace('-', '_'))) {
          return by;
        }
      }
      throw new Failure(
          Failure.Code.USAGE,
          "KPIs by '"
              + name
              + "' do not exist. Use branch, queue, agent, day, month or half-hour.");
    }
  }

  private final Warehouse warehouse;

  /** Reports from a warehouse. */
  public KpiReport(Warehouse warehouse) {
    this.warehouse = warehouse;
  }

  record Row(String name, Counters counters) {}

  /** Name to counters, in the names' order. */
  public Map<String, Counters> by(By by, Days days, @Nullable String branch) {
    // Calls come from one scope only; time in states exists in the agents' rows only.
    String sql =
        """
        SELECT KEY AS name,
            sumIf(k.arrived, CALLS) AS arrived, sumIf(k.offered, CALLS) AS offered, sumIf(k.answered, CALLS) AS answered,
            sumIf(k.abandoned, CALLS) AS abandoned, sumIf(k.flowed_out, CALLS) AS flowed_out,
            sumIf(k.ended_in_ivr, CALLS) AS ended_in_ivr, sumIf(k.open, CALLS) AS open,
            sumIf(k.answered_within, CALLS) AS answered_within, sumIf(k.abandoned_within, CALLS) AS abandoned_within,
            sumIf(k.short_abandoned, CALLS) AS short_abandoned, sumIf(k.answered_wait_millis, CALLS) AS answered_wait_millis,
            sumIf(k.abandoned_wait_millis, CALLS) AS abandoned_wait_millis, sumIf(k.handled, CALLS) AS handled,
            sumIf(k.talk_millis, CALLS) AS talk_millis, sumIf(k.hold_millis, CALLS) AS hold_millis,
            sumIf(k.wrap_up_millis, CALLS) AS wrap_up_millis,
            sum(k.busy_millis) AS busy_millis, sum(k.available_millis) AS available_millis, sum(k.staffed_millis) AS staffed_millis
        FROM kpi_interval AS k FINAL
        WHERE local_date >= {from:Date} AND local_date <= {to:Date} AND ({branch:String} = '' OR branch = {branch:String})
            AND SCOPES
        GROUP BY name ORDER BY name
        """;
    String calls = by == By.AGENT ? "scope = 'agent'" : "scope = 'queue'";
    String scopes =
        switch (by) {
          case QUEUE -> "scope = 'queue'";
          case AGENT -> "scope = 'agent'";
          case BRANCH, DAY, MONTH, HALF_HOUR -> "1";
        };
    Map<String, Counters> rows = new LinkedHashMap<>();
    warehouse.stream(
        Row.class,
        sql.replace("KEY", by.key).replace("CALLS", calls).replace("SCOPES", scopes),
        Map.of("from", days.first(), "to", days.last(), "branch", branch == null ? "" : branch),
        row -> rows.put(row.name(), row.counters()));
    return rows;
  }
}
