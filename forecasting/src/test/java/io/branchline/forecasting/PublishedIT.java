package io.branchline.forecasting;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.branchline.forecasting.erlang.ErlangC;
import io.branchline.forecasting.erlang.Target;
import io.branchline.forecasting.job.AccuracyRun;
import io.branchline.forecasting.job.BranchStaffing;
import io.branchline.forecasting.job.ForecastPartition;
import io.branchline.forecasting.job.ForecastPlan;
import io.branchline.forecasting.job.Intervals;
import io.branchline.forecasting.job.IntradayRun;
import io.branchline.forecasting.job.Publication;
import io.branchline.forecasting.job.SeriesKey;
import io.branchline.forecasting.job.SeriesReport;
import io.branchline.forecasting.job.StaffingPlan;
import io.branchline.forecasting.job.StaffingRun;
import io.branchline.warehouse.Failure;
import io.branchline.warehouse.TestingWarehouse;
import io.branchline.warehouse.Warehouse;
import io.branchline.warehouse.table.Forecast;
import io.branchline.warehouse.table.ForecastAccuracy;
import io.branchline.warehouse.table.ForecastAdjustment;
import io.branchline.warehouse.table.IntradayForecast;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What is published with a forecast, and what becomes of it, on a real engine. */
class PublishedIT {

  private static final int DAYS = 70;
  private static final LocalDate ORIGIN = MadeUpBank.FIRST.plusDays(DAYS - 14);
  private static final ForecastPlan PLAN = new ForecastPlan("best", Map.of(), 14, 7);

  private static TestingWarehouse engine;
  private static Warehouse warehouse;
  private static List<SeriesReport> reports;

  @BeforeAll
  static void start() {
    engine = TestingWarehouse.start();
    warehouse = engine.client();
    MadeUpBank.write(warehouse, 2, 2, DAYS);
    List<SeriesKey> keys = new Intervals(warehouse).series(ORIGIN, MadeUpBank.NOW);
    reports = ForecastPartition.compute(warehouse, keys, PLAN);
    Publication.publish(warehouse, PLAN, reports);
  }

  @AfterAll
  static void stop() {
    engine.close();
  }

  @Test
  void storesIntervalsWithEveryForecast() {
    List<Forecast> rows =
        warehouse.query(
            Forecast.class, "SELECT * FROM current_forecasts WHERE calls > 5", Map.of());
    assertThat(rows)
        .isNotEmpty()
        .allSatisfy(
            row -> {
              assertThat(row.chosen()).isNotEmpty();
              assertThat(row.baselineCalls()).isNotNull();
              assertThat(
                      List.of(
                          requireNonNull(row.lowNinetyFive()),
                          requireNonNull(row.lowEighty()),
                          requireNonNull(row.lowFifty()),
                          requireNonNull(row.highFifty()),
                          requireNonNull(row.highEighty()),
                          requireNonNull(row.highNinetyFive())))
                  .isSorted();
              assertThat(row.lowEighty()).isLessThan(row.calls());
              assertThat(row.highEighty()).isGreaterThan(row.calls());
            });
  }

  @Test
  void addsUpOverQueuesBranchesAndDays() {
    double whole = number("SELECT sum(calls) FROM forecasts FINAL WHERE model = 'best'");
    assertThat(number(totals("branch = '' AND queue = '' AND period = 'day'")))
        .isCloseTo(whole, within(1e-6));
    assertThat(number(totals("branch = '' AND queue = '' AND period = 'horizon'")))
        .isCloseTo(whole, within(1e-6));
    assertThat(number(totals("branch != '' AND queue = '' AND period = 'interval'")))
        .isCloseTo(whole, within(1e-6));
    assertThat(number(totals("branch = '' AND queue != '' AND period = 'day'")))
        .isCloseTo(whole, within(1e-6));
    assertThat(number(totals("branch = '' AND queue = '' AND period = 'interval'")))
        .isCloseTo(whole, within(1e-6));
    assertThat(number(totals("branch != '' AND queue != '' AND period = 'day'")))
        .isCloseTo(whole, within(1e-6));
    // Errors of queues partly cancel: the sum's interval is narrower than the sum of intervals.
    double apart =
        number(
            "SELECT sum(high_eighty - low_eighty) FROM forecast_totals FINAL WHERE branch != ''"
                + " AND queue != '' AND period = 'day'");
    double together =
        number(
            "SELECT sum(high_eighty - low_eighty) FROM forecast_totals FINAL WHERE branch = ''"
                + " AND queue = '' AND period = 'day'");
    assertThat(together).isLessThan(0.9 * apart);
    double came =
        number("SELECT sum(offered) FROM kpi_interval FINAL WHERE local_date >= '" + ORIGIN + "'");
    assertThat(
            number(
                "SELECT count() FROM forecast_totals FINAL WHERE branch = '' AND queue = ''"
                    + " AND period = 'horizon' AND low_ninety_five <= "
                    + came
                    + " AND high_ninety_five >= "
                    + came))
        .isEqualTo(1);
  }

  @Test
  void reportsAccuracyByLeadTimeBesideBaselineAndFloor() {
    List<ForecastAccuracy> rows =
        new AccuracyRun(warehouse)
            .run(MadeUpBank.NOW, 1).stream().filter(row -> row.model().equals("best")).toList();
    assertThat(rows).extracting(ForecastAccuracy::leadDays).contains(0, 13);
    assertThat(rows).allSatisfy(row -> assertThat(row.intervals()).isEqualTo(48));
    double noise = rows.stream().mapToDouble(ForecastAccuracy::noise).sum();
    double error = rows.stream().mapToDouble(ForecastAccuracy::absoluteError).sum();
    double baseline = rows.stream().mapToDouble(ForecastAccuracy::baselineAbsolute).sum();
    assertThat(error).isGreaterThan(0.95 * noise).isLessThan(baseline);
    double within = rows.stream().mapToDouble(ForecastAccuracy::withinEighty).sum();
    double judged = rows.stream().mapToDouble(ForecastAccuracy::judged).sum();
    assertThat(within / judged).isBetween(0.7, 0.97);
    StringWriter out = new StringWriter();
    AccuracyCommand.print(new PrintWriter(out), rows, "lead");
    assertThat(out.toString()).contains("8 to 14", "floor W").doesNotContain("15 to 28");
    System.out.print(out);
  }

  @Test
  void forecastsTheRestOfTheDayFromWhatCameSoFar() {
    Instant noon = ORIGIN.atTime(12, 0).atZone(MadeUpBank.ZONE).toInstant();
    List<IntradayRun.Summary> day = new IntradayRun(warehouse, "best").run(noon, 1);
    assertThat(day).hasSize(2);
    List<IntradayForecast> rows =
        warehouse.query(IntradayForecast.class, "SELECT * FROM intraday_forecasts FINAL", Map.of());
    assertThat(rows)
        .hasSize(4 * 24)
        .allSatisfy(
            row -> {
              assertThat(row.asOf()).isEqualTo(noon);
              assertThat(row.intervalStart()).isAfterOrEqualTo(noon);
            });
    for (IntradayRun.Summary branch : day) {
      double ratio = branch.came() / branch.expected();
      double factor = branch.rest() / branch.published();
      assertThat(factor).isBetween(Math.min(1, ratio) - 0.01, Math.max(1, ratio) + 0.01);
    }
    assertThatThrownBy(() -> new IntradayRun(warehouse, "additive").run(noon, 1))
        .isInstanceOf(Failure.class)
        .hasMessageStartingWith("No branch has both data and a forecast by additive");
  }

  @Test
  void staffsWhatPlannersAdjustedAndLeavesTheModelsOwn() {
    ForecastAdjustment rush =
        new ForecastAdjustment(
            "b1",
            "rush",
            "",
            ORIGIN.plusDays(2),
            ORIGIN.plusDays(2),
            "00:00",
            "24:00",
            ForecastAdjustment.PERCENT,
            100,
            "market rush",
            "",
            "planner",
            MadeUpBank.NOW,
            1);
    double published = number("SELECT sum(calls) FROM forecasts FINAL WHERE model = 'best'");
    double day =
        number(
            "SELECT sum(calls) FROM forecasts FINAL WHERE model = 'best' AND branch = 'b1'"
                + " AND local_date = '"
                + ORIGIN.plusDays(2)
                + "'");
    Target target = Target.of(0.8, 20);
    StaffingPlan plan = new StaffingPlan("best", ErlangC.MODEL, target, null, 1);
    double before = new StaffingRun(warehouse, plan).run().get(1).calls();
    try {
      warehouse.write(ForecastAdjustment.class, List.of(rush));
      List<BranchStaffing> after = new StaffingRun(warehouse, plan).run();
      assertThat(day).isGreaterThan(1);
      assertThat(after.get(1).calls()).isCloseTo(before + day, within(1e-6));
      assertThat(number("SELECT sum(calls) FROM forecasts FINAL WHERE model = 'best'"))
          .isEqualTo(published);
    } finally {
      warehouse.execute("TRUNCATE TABLE forecast_adjustments", Map.of());
    }
  }

  @Test
  void forecastsHoursFromHalfHours() {
    List<SeriesKey> keys = new Intervals(warehouse).series(ORIGIN, MadeUpBank.NOW, 60, "");
    ForecastPartition.compute(warehouse, keys, new ForecastPlan("calendar-mean", Map.of(), 7, 1));
    ForecastPartition.compute(
        warehouse,
        new Intervals(warehouse).series(ORIGIN, MadeUpBank.NOW),
        new ForecastPlan("calendar-mean", Map.of(), 7, 1));
    assertThat(number("SELECT sum(calls) FROM forecasts FINAL WHERE model = 'calendar-mean-60m'"))
        .isCloseTo(
            number("SELECT sum(calls) FROM forecasts FINAL WHERE model = 'calendar-mean'"),
            within(1e-6));
  }

  private static String totals(String where) {
    return "SELECT sum(calls) FROM forecast_totals FINAL WHERE model = 'best' AND " + where;
  }

  private static double number(String sql) {
    return requireNonNull(warehouse.number(sql, Map.of()));
  }
}
