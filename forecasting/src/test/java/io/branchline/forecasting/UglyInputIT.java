package io.branchline.forecasting;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.branchline.forecasting.job.ForecastPartition;
import io.branchline.forecasting.job.ForecastPlan;
import io.branchline.forecasting.job.Intervals;
import io.branchline.forecasting.job.Publication;
import io.branchline.forecasting.job.SeriesKey;
import io.branchline.forecasting.job.SeriesReport;
import io.branchline.warehouse.TestingWarehouse;
import io.branchline.warehouse.Warehouse;
import io.branchline.warehouse.table.Branch;
import io.branchline.warehouse.table.KpiInterval;
import io.branchline.warehouse.table.KpiScope;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Histories that are not as they should be, from the table of intervals to the printed line. */
class UglyInputIT {

  private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");
  private static final ZoneId NEW_YORK = ZoneId.of("America/New_York");
  private static final Instant NOW = Instant.parse("2026-11-22T02:00:00Z");
  private static final LocalDate ORIGIN = LocalDate.of(2026, 11, 16);
  private static final int DAYS = 70;

  private static TestingWarehouse engine;
  private static Warehouse warehouse;

  /** Calls of a half hour so many days before the origin; negative for no row. */
  @FunctionalInterface
  private interface History {
    long calls(int daysAgo, int slot, long usual);
  }

  @BeforeAll
  static void start() {
    engine = TestingWarehouse.start();
    warehouse = engine.client();
  }

  @AfterAll
  static void stop() {
    engine.close();
  }

  @BeforeEach
  void empty() {
    for (String table :
        List.of(
            "branches",
            "kpi_interval",
            "forecasts",
            "forecast_totals",
            "forecast_history",
            "forecast_publications",
            "special_days")) {
      warehouse.execute("TRUNCATE TABLE " + table, Map.of());
    }
  }

  @Test
  void aSeriesOfZerosExpectsNothing() {
    write("b", "busy", SHANGHAI, 1, (ago, slot, usual) -> usual);
    write("b", "zeros", SHANGHAI, 1, (ago, slot, usual) -> 0);
    forecast();
    assertThat(sum("b", "zeros")).isZero();
    assertThat(sum("b", "busy")).isGreaterThan(1000);
  }

  @Test
  void oneDayOfHistoryIsForecastWithIntervalsAndSaysThatNothingWasTested() {
    write("b", "new", SHANGHAI, 1, (ago, slot, usual) -> ago == 1 ? usual : -1);
    String said = forecast();
    double day = number("SELECT sum(offered) FROM kpi_interval FINAL");
    assertThat(sum("b", "new")).isCloseTo(14 * day, within(1e-6));
    assertThat(said).contains("Back-test: no figure; three weeks with calls are needed.");
    assertThat(number("SELECT countIf(high_eighty > calls) FROM forecasts FINAL WHERE calls > 1"))
        .isEqualTo(number("SELECT count() FROM forecasts FINAL WHERE calls > 1"));
  }

  @Test
  void aQueueThatOpensOrClosesIsNamed() {
    write("b", "opens", SHANGHAI, 1, (ago, slot, usual) -> ago > 35 ? 0 : usual);
    write("b", "closes", SHANGHAI, 1, (ago, slot, usual) -> ago > 20 ? usual : 0);
    String said = forecast();
    assertThat(said)
        .contains("b opens " + ORIGIN.minusDays(35) + " is the first day with calls")
        .contains("b closes " + ORIGIN.minusDays(20) + " is the first of two weeks or more");
    assertThat(sum("b", "closes")).isZero();
    assertThat(sum("b", "opens")).isGreaterThan(1000);
  }

  @Test
  void aDayThatIsWrittenTwiceCountsOnce() {
    write("b", "q", SHANGHAI, 1, (ago, slot, usual) -> usual);
    forecast();
    double once = sum("b", "q");
    write("b", "q", SHANGHAI, 2, (ago, slot, usual) -> ago <= 2 ? usual : -1);
    forecast();
    assertThat(sum("b", "q")).isEqualTo(once);
  }

  @Test
  void aMissingMonthIsAGapAndNoZeros() {
    write("b", "q", SHANGHAI, 1, (ago, slot, usual) -> ago > 10 && ago <= 41 ? -1 : usual);
    String said = forecast();
    assertThat(said).contains("Left out: 31 days of queues whose branch has no data that day.");
    double before = number("SELECT sum(offered) FROM kpi_interval FINAL") / (DAYS - 31);
    assertThat(sum("b", "q") / 14).isCloseTo(before, within(0.1 * before));
  }

  /** New York: 8 March has 23 hours, 1 November has 25; the forecast of either is cut as it is. */
  @Test
  void daysOf23And25HoursAreLearntAndForecast() {
    write("ny", "q", NEW_YORK, 1, (ago, slot, usual) -> usual);
    forecast(LocalDate.of(2026, 10, 26), 14);
    assertThat(number("SELECT count() FROM forecasts FINAL WHERE local_date = '2026-11-01'"))
        .isEqualTo(50);
    assertThat(number("SELECT uniqExact(interval_start) FROM forecasts FINAL"))
        .isEqualTo(14 * 48 + 2);
    forecast(ORIGIN, 120);
    assertThat(number("SELECT count() FROM forecasts FINAL WHERE local_date = '2027-03-14'"))
        .isEqualTo(46);
    double autumn = number(day("2026-11-20"));
    double spring = number(day("2027-03-12"));
    assertThat(spring).isCloseTo(autumn, within(1e-6));
  }

  @Test
  void negativeHandleTimeIsLeftOutAndCounted() {
    write("b", "q", SHANGHAI, 1, (ago, slot, usual) -> usual);
    ZonedDateTime at = ORIGIN.minusDays(3).atTime(10, 0).atZone(SHANGHAI);
    warehouse.write(KpiInterval.class, List.of(row("b", "q", at, 12, -9_000_000, 2)));
    String said = forecast();
    assertThat(said).contains("Left out of handle time: 1 intervals with a negative sum.");
    assertThat(number("SELECT min(handle_seconds) FROM forecasts FINAL")).isEqualTo(180);
  }

  @Test
  void anOriginThatIsForecastAgainIsKeptTwice() {
    write("b", "q", SHANGHAI, 1, (ago, slot, usual) -> usual);
    LocalDate origin = ORIGIN.minusDays(7);
    forecast(origin, 7);
    double first = sum("b", "q");
    write("b", "q", SHANGHAI, 2, (ago, slot, usual) -> ago > 7 ? 2 * usual : -1);
    forecast(origin, 7);
    assertThat(sum("b", "q")).isCloseTo(2 * first, within(0.3 * first));
    List<Publication.Outcome> history = Publication.history(warehouse, ORIGIN);
    assertThat(history).hasSize(2);
    assertThat(history.get(0).expected()).isCloseTo(first, within(1e-6));
    assertThat(history.get(1).expected()).isCloseTo(sum("b", "q"), within(1e-6));
    assertThat(history.get(0).absoluteError()).isLessThan(history.get(1).absoluteError());
    assertThat(history).allSatisfy(row -> assertThat(row.intervals()).isEqualTo(7 * 48));
    // What a run that was killed before its end has left is in no view.
    warehouse.execute(
        "INSERT INTO forecast_history SELECT * REPLACE (99 AS version) FROM forecast_history FINAL",
        Map.of());
    assertThat(number("SELECT count() FROM published_forecasts")).isEqualTo(2 * 7 * 48);
    StringWriter out = new StringWriter();
    HistoryCommand.print(new PrintWriter(out), history);
    assertThat(out.toString()).contains("published (UTC)", "best", origin.toString());
  }

  /** A call every three minutes from nine to five: intervals of any length know how many. */
  @ParameterizedTest
  @CsvSource({"5, 1.6667", "15, 5", "30, 10", "60, 20"})
  void intervalsOfAnyLengthComeFromCallsOrCounters(int minutes, double calls) {
    write("b", "q", SHANGHAI, 1, (ago, slot, usual) -> slot >= 18 && slot < 34 ? 10 : 0);
    warehouse.execute("TRUNCATE TABLE calls", Map.of());
    warehouse.execute(
        """
        INSERT INTO calls (call_id, branch, queue, started_at, outcome, talk_millis, version)
        SELECT toString(number), 'b', 'q',
            toDateTime64({first:String}, 3, 'UTC') + INTERVAL intDiv(number, 160) DAY
                + INTERVAL 3 * (number % 160) MINUTE, 'answered', 180000, 1
        FROM numbers(160 * 70)
        """,
        Map.of("first", ORIGIN.minusDays(DAYS) + " 01:00:00"));
    List<SeriesKey> keys = new Intervals(warehouse).series(ORIGIN, NOW, minutes, "");
    for (String model : List.of("calendar-mean", "best")) {
      ForecastPlan plan = new ForecastPlan(model, Map.of(), 7, ++version);
      List<SeriesReport> reports = ForecastPartition.compute(warehouse, keys, plan);
      Publication.publish(warehouse, plan, reports);
      String stored = ForecastPlan.stored(model, minutes);
      String where = " FROM current_forecasts WHERE model = '" + stored + "'";
      assertThat(number("SELECT sum(calls)" + where)).isCloseTo(7 * 160, within(20.0));
      assertThat(number("SELECT count()" + where)).isEqualTo(7 * 1440.0 / minutes);
      double noon = number("SELECT avg(calls)" + where + " AND local_time LIKE '12:%'");
      assertThat(noon).isCloseTo(calls, within(0.1 * calls));
      assertThat(number("SELECT avg(handle_seconds)" + where)).isCloseTo(180, within(1e-6));
      assertThat(Publication.history(warehouse, ORIGIN))
          .extracting(Publication.Outcome::model)
          .contains(stored);
    }
  }

  private static String forecast() {
    return forecast(ORIGIN, 14);
  }

  private static long version = 1;

  private static String forecast(LocalDate origin, int days) {
    List<SeriesKey> keys = new Intervals(warehouse).series(origin, NOW, 30, "");
    ForecastPlan plan = new ForecastPlan("best", Map.of(), days, ++version);
    List<SeriesReport> reports = ForecastPartition.compute(warehouse, keys, plan);
    Publication.publish(warehouse, plan, reports);
    StringWriter out = new StringWriter();
    ForecastPrint.print(new PrintWriter(out), plan, reports, List.of());
    System.out.println(out.toString().lines().collect(Collectors.joining("\n")));
    return out.toString();
  }

  private static void write(
      String branch, String queue, ZoneId zone, long version, History history) {
    warehouse.write(Branch.class, List.of(new Branch(branch, branch, branch, "", zone.getId(), 1)));
    Random random = new Random(7);
    List<KpiInterval> rows = new ArrayList<>();
    for (int ago = DAYS; ago >= 1; ago--) {
      LocalDate date = ORIGIN.minusDays(ago);
      for (int slot = 16; slot < 40; slot++) {
        long usual = 8L + random.nextInt(9);
        long calls = history.calls(ago, slot, usual);
        if (calls >= 0) {
          ZonedDateTime at = date.atTime(LocalTime.of(slot / 2, slot % 2 * 30)).atZone(zone);
          rows.add(row(branch, queue, at, calls, 180_000 * calls, version));
        }
      }
    }
    warehouse.write(KpiInterval.class, rows);
  }

  private static KpiInterval row(
      String branch, String queue, ZonedDateTime at, long calls, long talkMillis, long version) {
    return new KpiInterval(
        KpiScope.QUEUE,
        branch,
        queue,
        "",
        at.toInstant(),
        30,
        at.toLocalDate(),
        at.toLocalTime().toString(),
        calls,
        calls,
        calls,
        0,
        0,
        0,
        0,
        20,
        5,
        0,
        0,
        0,
        0,
        0,
        calls,
        talkMillis,
        0,
        0,
        0,
        0,
        0,
        version,
        false);
  }

  private static String day(String date) {
    return "SELECT sum(calls) FROM current_forecasts WHERE local_date = '" + date + "'";
  }

  private static double sum(String branch, String queue) {
    return number(
        "SELECT sum(calls) FROM current_forecasts WHERE branch = '"
            + branch
            + "' AND queue = '"
            + queue
            + "'");
  }

  private static double number(String sql) {
    return requireNonNull(warehouse.number(sql, Map.of()));
  }
}
