package io.branchline.console.staffing;

import io.branchline.console.access.Reader;
import io.branchline.forecasting.erlang.ErlangC;
import io.branchline.forecasting.erlang.Load;
import io.branchline.forecasting.erlang.Target;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** A branch's newest forecast, and the agents that it asks for by Erlang C. */
final class Plan {

  private static final String FORECAST =
      String.format(
          Locale.ROOT,
          """
      SELECT queue, local_date, local_time, interval_minutes, calls, handle_seconds
      FROM forecasts FINAL
      WHERE branch = {branch:String} AND ({queue:String} = '' OR queue = {queue:String})
        AND model = {model:String}
        AND interval_start >= (
          SELECT max(interval_start) FROM forecasts
          WHERE branch = {branch:String} AND model = {model:String}) - INTERVAL 62 DAY
        AND %s
      ORDER BY origin DESC LIMIT 1 BY queue, interval_start
      """,
          Reader.SCOPE);

  private static final String MODELS =
      "SELECT DISTINCT model FROM forecasts WHERE "
          + Reader.SCOPE
          + " AND branch = {branch:String} ORDER BY model";

  private static final String TERMS =
      String.format(
          Locale.ROOT,
          """
      SELECT toInt32(round(target_level * 100)) AS level, target_seconds AS seconds,
        toInt32(round(max_occupancy * 100)) AS occupancy, toInt32(round(shrinkage * 100)) AS shrinkage
      FROM staffing WHERE branch = {branch:String} AND %s
      ORDER BY origin DESC, version DESC LIMIT 1
      """,
          Reader.SCOPE);

  private record Row(
      String queue,
      LocalDate localDate,
      String localTime,
      int intervalMinutes,
      double calls,
      @Nullable Double handleSeconds) {}

  record Model(String model) {}

  private final TreeMap<LocalDate, TreeMap<String, Need>> days = new TreeMap<>();

  /** The forecasts that there are of a branch. */
  static List<String> models(Reader reader, String branch) {
    return reader.query(Model.class, MODELS, Map.of("branch", branch)).stream()
        .map(Model::model)
        .toList();
  }

  /** The terms that the branch was last staffed by. */
  static Terms lastTerms(Reader reader, String branch) {
    return reader.first(Terms.class, TERMS, Map.of("branch", branch)).orElse(Terms.USUAL);
  }

  /** Reads the forecast and solves every half hour of every queue. */
  static Plan of(Reader reader, String branch, String queue, String model, Terms terms) {
    Plan plan = new Plan();
    Target target = terms.target();
    List<Row> rows =
        reader.query(Row.class, FORECAST, Map.of("branch", branch, "queue", queue, "model", model));
    double usual = usualHandleSeconds(rows);
    for (Row row : rows) {
      plan.days
          .computeIfAbsent(row.localDate(), date -> new TreeMap<>())
          .merge(row.localTime(), need(row, usual, target), Need::plus);
    }
    return plan;
  }

  /** The mean over expected calls: what a half hour without a handle time of its own borrows. */
  private static double usualHandleSeconds(List<Row> rows) {
    double calls = 0;
    double work = 0;
    for (Row row : rows) {
      Double handle = row.handleSeconds();
      if (handle != null && handle > 0) {
        calls += row.calls();
        work += row.calls() * handle;
      }
    }
    return calls == 0 ? 0 : work / calls;
  }

  private static Need need(Row row, double usualHandleSeconds, Target target) {
    Double known = row.handleSeconds();
    double handle = known == null || known <= 0 ? usualHandleSeconds : known;
    double interval = row.intervalMinutes() * 60.0;
    if (row.calls() <= 0 || handle <= 0) {
      return new Need(0, 0, 0, 0, 0, 0, interval);
    }
    return Need.of(
        row.calls(),
        handle,
        interval,
        ErlangC.MODEL.solve(new Load(row.calls(), handle, interval), target));
  }

  /** The days that are forecast. */
  List<LocalDate> days() {
    return List.copyOf(days.keySet());
  }

  /** The half hours of a day, by local time. */
  Map<String, Need> day(LocalDate date) {
    return days.getOrDefault(date, new TreeMap<>());
  }
}
