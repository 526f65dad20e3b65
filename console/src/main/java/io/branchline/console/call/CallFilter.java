package io.branchline.console.call;

import io.branchline.console.access.Names;
import io.branchline.console.access.Period;
import io.branchline.warehouse.table.Branch;
import io.branchline.warehouse.table.CallOutcome;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * Which calls a list shows; empty texts do not filter.
 *
 * @param agent an id or a part of a name
 * @param outcome an outcome's lower-case name
 * @param with recording, score or nothing
 */
record CallFilter(
    String branch, String queue, String agent, String outcome, String with, Period period) {

  /** What calls can be asked for by what they have. */
  static final List<String> WITH = List.of("recording", "score");

  /** The outcomes that can be asked for. */
  static List<String> outcomes() {
    return Arrays.stream(CallOutcome.values())
        .map(outcome -> outcome.name().toLowerCase(Locale.ROOT))
        .toList();
  }

  /** A condition and the values of its placeholders. */
  record Condition(String sql, Map<String, Object> parameters) {}

  /** The condition on {@code calls}: days are cut in each branch's own zone. */
  Condition condition(Names names) {
    Map<String, Object> parameters = new HashMap<>();
    List<String> parts = new ArrayList<>();
    parts.add(days(names, parameters));
    add(parts, parameters, "branch", branch);
    add(parts, parameters, "queue", queue);
    if (!agent.isEmpty()) {
      parts.add("agent IN {f_agents:Array(String)}");
      parameters.put("f_agents", names.agentsCalled(branch, agent));
    }
    add(parts, parameters, "outcome", outcome);
    if (with.equals("recording")) {
      parts.add("(branch, call_id) IN (SELECT branch, call_id FROM recordings)");
    } else if (with.equals("score")) {
      parts.add("(branch, call_id) IN (SELECT branch, call_id FROM evaluations)");
    }
    return new Condition(String.join("\n AND ", parts), parameters);
  }

  private String days(Names names, Map<String, Object> parameters) {
    Map<String, List<String>> zones = new TreeMap<>();
    for (Branch known : names.branches()) {
      zones.computeIfAbsent(names.zone(known.branch()), z -> new ArrayList<>()).add(known.branch());
    }
    if (zones.isEmpty()) {
      return "false";
    }
    List<String> parts = new ArrayList<>();
    int number = 0;
    for (Map.Entry<String, List<String>> zone : zones.entrySet()) {
      ZoneId id = ZoneId.of(zone.getKey());
      parameters.put("from" + number, start(period, id));
      parameters.put("to" + number, end(period, id));
      String within =
          String.format(
              Locale.ROOT,
              "started_at >= {from%d:DateTime64(3, 'UTC')} AND started_at < {to%d:DateTime64(3, 'UTC')}",
              number,
              number);
      if (zones.size() > 1) {
        parameters.put("zone" + number, zone.getValue());
        within += String.format(Locale.ROOT, " AND branch IN {zone%d:Array(String)}", number);
      }
      parts.add("(" + within + ")");
      number++;
    }
    return "(" + String.join(" OR ", parts) + ")";
  }

  static Instant start(Period period, ZoneId zone) {
    return period.from().atStartOfDay(zone).toInstant();
  }

  static Instant end(Period period, ZoneId zone) {
    return period.to().plusDays(1).atStartOfDay(zone).toInstant();
  }

  private static void add(
      List<String> parts, Map<String, Object> parameters, String column, String value) {
    if (!value.isEmpty()) {
      parts.add(String.format(Locale.ROOT, "%s = {f_%s:String}", column, column));
      parameters.put("f_" + column, value);
    }
  }
}
