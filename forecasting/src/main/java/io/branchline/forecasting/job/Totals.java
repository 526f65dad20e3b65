package io.branchline.forecasting.job;

import io.branchline.forecasting.arrival.DaySpread;
import io.branchline.forecasting.arrival.DayTotal;
import io.branchline.forecasting.arrival.GammaPoisson;
import io.branchline.warehouse.table.ForecastTotal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Sums of several queues' forecasts: means add up; how far a sum is off is measured on the sum of
 * the same queues' back-tests, because days of different queues err together more or less.
 */
public final class Totals {

  private static final String ALL = "";

  private final ForecastPlan plan;
  private final List<ForecastTotal> rows = new ArrayList<>();

  private Totals(ForecastPlan plan) {
    this.plan = plan;
  }

  /**
   * The totals of every queue by day, of every branch by interval and day, and of the branches that
   * share the newest origin: each kind of queue by day, all together by interval and day. Each of
   * them over the whole horizon.
   */
  public static List<ForecastTotal> of(ForecastPlan plan, List<SeriesReport> reports) {
    Totals totals = new Totals(plan);
    Map<String, List<SeriesReport>> branches = new TreeMap<>();
    LocalDate newest = LocalDate.MIN;
    for (SeriesReport report : reports) {
      SeriesKey key = report.key();
      branches.computeIfAbsent(key.branch(), branch -> new ArrayList<>()).add(report);
      newest = key.origin().isAfter(newest) ? key.origin() : newest;
      totals.add(key.branch(), key.queue(), List.of(report));
    }
    branches.forEach((branch, queues) -> totals.add(branch, ALL, queues));
    LocalDate origin = newest;
    List<SeriesReport> everywhere =
        reports.stream().filter(r -> r.key().origin().equals(origin)).toList();
    totals.add(ALL, ALL, everywhere);
    Map<String, List<SeriesReport>> kinds = new TreeMap<>();
    everywhere.forEach(
        r -> kinds.computeIfAbsent(r.key().queue(), queue -> new ArrayList<>()).add(r));
    kinds.forEach((queue, branchesOfIt) -> totals.add(ALL, queue, branchesOfIt));
    return totals.rows;
  }

  /** Mean, what chance within the day adds to the variance, and what the baseline expects. */
  private static final class Sum {
    private double calls;
    private double baseline;
    private double chance;

    void add(double more, double expected, double variance) {
      calls += more;
      baseline += expected;
      chance += variance;
    }
  }

  private void add(String branch, String queue, List<SeriesReport> reports) {
    Map<LocalDate, Sum> days = new TreeMap<>();
    Map<Long, Sum> intervals = new TreeMap<>();
    Map<Long, SeriesReport.Outline> places = new TreeMap<>();
    for (SeriesReport report : reports) {
      double slot = report.spread().slot();
      for (SeriesReport.Outline o : report.outlines()) {
        double chance = o.calls() + slot * o.calls() * o.calls();
        days.computeIfAbsent(LocalDate.ofEpochDay(o.epochDay()), key -> new Sum())
            .add(o.calls(), o.baseline(), chance);
        intervals
            .computeIfAbsent(o.epochSecond(), key -> new Sum())
            .add(o.calls(), o.baseline(), chance);
        places.put(o.epochSecond(), o);
      }
    }
    SeriesKey key = reports.get(0).key();
    DaySpread spread = spread(reports);
    boolean everywhere = branch.isEmpty();
    Sum horizon = new Sum();
    double together = 0;
    double squares = 0;
    double own = 0;
    for (Map.Entry<LocalDate, Sum> day : days.entrySet()) {
      Sum sum = day.getValue();
      double variance = spread.variance(lead(key, day.getKey()));
      Instant start =
          everywhere
              ? day.getKey().atStartOfDay(ZoneOffset.UTC).toInstant()
              : day.getKey().atStartOfDay(key.zone()).toInstant();
      row(branch, queue, key, "day", start, day.getKey(), "00:00", sum, variance * sq(sum.calls));
      horizon.add(sum.calls, sum.baseline, sum.chance);
      together += sum.calls;
      squares += sq(sum.calls);
      own += variance * sq(sum.calls);
    }
    double shared = spread.common() * Math.max(0, sq(together) - squares);
    Instant start =
        everywhere
            ? key.origin().atStartOfDay(ZoneOffset.UTC).toInstant()
            : key.origin().atStartOfDay(key.zone()).toInstant();
    row(branch, queue, key, "horizon", start, key.origin(), "00:00", horizon, own + shared);
    if (queue.isEmpty()) {
      intervals.forEach(
          (second, sum) -> {
            SeriesReport.Outline place = places.get(second);
            LocalDate date = LocalDate.ofEpochDay(place.epochDay());
            double day = spread.variance(lead(key, date)) * sq(sum.calls);
            String time = time(place.slot() * key.intervalMinutes());
            row(
                branch,
                queue,
                key,
                "interval",
                Instant.ofEpochSecond(second),
                date,
                time,
                sum,
                day);
          });
    }
  }

  private void row(
      String branch,
      String queue,
      SeriesKey key,
      String period,
      Instant start,
      LocalDate date,
      String time,
      Sum sum,
      double dayVariance) {
    double beyondPoisson = Math.max(0, sum.chance - sum.calls) + dayVariance;
    double relative = sum.calls == 0 ? 0 : beyondPoisson / sq(sum.calls);
    double[] quantiles = new GammaPoisson(sum.calls, relative).quantiles(Quantiles.PROBABILITIES);
    rows.add(
        new ForecastTotal(
            branch,
            queue,
            ForecastPlan.stored(plan.model(), key.intervalMinutes()),
            key.origin(),
            period,
            start,
            date,
            time,
            sum.calls,
            sum.baseline,
            quantiles[Quantiles.LOW_FIFTY],
            quantiles[Quantiles.HIGH_FIFTY],
            quantiles[Quantiles.LOW_EIGHTY],
            quantiles[Quantiles.HIGH_EIGHTY],
            quantiles[Quantiles.LOW_NINETY_FIVE],
            quantiles[Quantiles.HIGH_NINETY_FIVE],
            plan.version()));
  }

  /** Of one queue its own; of several that of the sum of their back-tests. */
  private static DaySpread spread(List<SeriesReport> reports) {
    if (reports.size() == 1) {
      return reports.get(0).spread().day();
    }
    Map<String, DayTotal> sums = new TreeMap<>();
    for (SeriesReport report : reports) {
      for (DayTotal day : report.days()) {
        sums.merge(day.date() + "/" + day.lead(), day, DayTotal::plus);
      }
    }
    return DaySpread.of(List.copyOf(sums.values()));
  }

  private static int lead(SeriesKey key, LocalDate date) {
    return (int) ChronoUnit.DAYS.between(key.origin(), date) + 1;
  }

  private static String time(int minutes) {
    return String.format(java.util.Locale.ROOT, "%02d:%02d", minutes / 60, minutes % 60);
  }

  private static double sq(double x) {
    return x * x;
  }
}
