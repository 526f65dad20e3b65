package io.branchline.console.whatif;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.branchline.console.access.Names;
import io.branchline.console.access.Reader;
import io.branchline.console.planning.Choice;
import io.branchline.console.planning.Opened;
import io.branchline.console.planning.Planned;
import io.branchline.forecasting.adjust.Layer;
import io.branchline.forecasting.whatif.Day;
import io.branchline.forecasting.whatif.Interval;
import io.branchline.warehouse.table.Branch;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Days of the newest forecast of what a person may read, as planners adjusted it. */
@Component
class ForecastDays {

  /** A slider that moves asks many times a second; a forecast comes once a day. */
  private static final Duration KEPT = Duration.ofSeconds(15);

  private static final String SUMS =
      String.format(
          Locale.ROOT,
          """
      SELECT local_date AS day, sum(calls) AS calls FROM (
        SELECT branch, queue, local_date, interval_start, calls FROM forecasts FINAL
        WHERE model = {model:String} AND ({branch:String} = '' OR branch = {branch:String})
          AND ({queue:String} = '' OR queue = {queue:String})
          AND local_date >= (SELECT max(origin) FROM forecasts WHERE model = {model:String}
              AND ({branch:String} = '' OR branch = {branch:String}) AND %s)
          AND %s
        ORDER BY origin DESC LIMIT 1 BY branch, queue, interval_start)
      GROUP BY day ORDER BY day
      """,
          Reader.SCOPE,
          Reader.SCOPE);

  private final Cache<List<Object>, List<Sum>> sums =
      Caffeine.newBuilder().expireAfterWrite(KEPT).maximumSize(100).build();
  private final Cache<List<Object>, List<Planned.Interval>> intervals =
      Caffeine.newBuilder().expireAfterWrite(KEPT).maximumSize(10).build();

  /** A day of the forecast and the calls that the model expects. */
  record Sum(LocalDate day, double calls) {

    /** The day with most calls, the first of several; what is planned for with most care. */
    static LocalDate busiest(List<Sum> sums) {
      return sums.stream()
          .max(
              Comparator.comparingDouble(Sum::calls)
                  .thenComparing(Sum::day, Comparator.reverseOrder()))
          .map(Sum::day)
          .orElse(LocalDate.EPOCH);
    }
  }

  /** The days from the newest forecast's first one on. */
  List<Sum> sums(Opened opened, String model) {
    Choice choice = opened.choice();
    Reader reader = opened.reader();
    return sums.get(
        List.of(reader.viewer().branches(), choice, model),
        key -> reader.query(Sum.class, SUMS, choice.with(Map.of("model", model))));
  }

  /** The queues that are asked about, day by day; empty where nothing is forecast then. */
  List<Day> days(Opened opened, String model, LocalDate first, int span) {
    Reader reader = opened.reader();
    Names names = opened.names();
    List<String> branches = opened.choice().branches(names);
    LocalDate last = first.plusDays(span - 1L);
    List<Planned.Interval> rows =
        intervals.get(
            List.of(reader.viewer().branches(), branches, model, first, last),
            key -> Planned.intervals(reader, branches, model, first, last));
    double[] calls =
        Layer.of(Planned.history(reader)).over(rows.stream().map(Planned.Interval::cell).toList());
    Map<String, String> regions =
        names.branches().stream().collect(Collectors.toMap(Branch::branch, Branch::region));
    String queue = opened.choice().queue();
    List<Interval> asked = new ArrayList<>();
    for (int i = 0; i < calls.length; i++) {
      Planned.Interval row = rows.get(i);
      if (queue.isEmpty() || queue.equals(row.queue())) {
        asked.add(interval(row, regions.getOrDefault(row.branch(), ""), calls[i]));
      }
    }
    return asked.isEmpty() ? List.of() : Day.eachOf(asked);
  }

  private static Interval interval(Planned.Interval row, String region, double calls) {
    return new Interval(
        region,
        row.branch(),
        row.queue(),
        row.localDate(),
        row.localTime(),
        row.intervalStart(),
        row.intervalMinutes(),
        calls,
        row.handleSeconds());
  }
}
