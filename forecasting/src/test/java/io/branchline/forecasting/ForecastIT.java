package io.branchline.forecasting;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.branchline.forecasting.arrival.Incident;
import io.branchline.forecasting.erlang.ErlangA;
import io.branchline.forecasting.erlang.ErlangC;
import io.branchline.forecasting.erlang.Shrinkage;
import io.branchline.forecasting.erlang.Target;
import io.branchline.forecasting.job.BranchStaffing;
import io.branchline.forecasting.job.ForecastPlan;
import io.branchline.forecasting.job.ForecastThreads;
import io.branchline.forecasting.job.Intervals;
import io.branchline.forecasting.job.SeriesKey;
import io.branchline.forecasting.job.SeriesReport;
import io.branchline.forecasting.job.StaffingPlan;
import io.branchline.forecasting.job.StaffingRun;
import io.branchline.forecasting.spark.ForecastJob;
import io.branchline.warehouse.Failure;
import io.branchline.warehouse.TestingWarehouse;
import io.branchline.warehouse.Warehouse;
import io.branchline.warehouse.table.Branch;
import io.branchline.warehouse.table.Forecast;
import io.branchline.warehouse.table.KpiInterval;
import io.branchline.warehouse.table.KpiScope;
import io.branchline.warehouse.table.Staffing;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Intervals in, forecasts and staffing out, on a real engine by a real Spark. */
class ForecastIT {

  private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");
  private static final ZoneId NEW_YORK = ZoneId.of("America/New_York");
  private static final Instant NOW = Instant.parse("2026-11-22T02:00:00Z");
  private static final LocalDate FIRST = LocalDate.of(2026, 9, 28);
  private static final ForecastPlan PLAN = new ForecastPlan("calendar-mean", Map.of(), 28, 1);

  private static TestingWarehouse engine;
  private static Warehouse warehouse;
  private static ForecastJob job;

  @BeforeAll
  static void start() {
    engine = TestingWarehouse.start();
    warehouse = engine.client();
    job = new ForecastJob(ForecastJob.LOCAL);
  }

  @AfterAll
  static void stop() {
    job.close();
    engine.close();
  }

  @BeforeEach
  void empty() {
    for (String table :
        List.of(
            "branches",
            "calls",
            "kpi_interval",
            "forecasts",
            "forecast_totals",
            "intraday_forecasts",
            "special_days",
            "staffing")) {
      warehouse.execute("TRUNCATE TABLE " + table, Map.of());
    }
  }

  @Test
  void forecastsEveryQueueAndStaffsIt() {
    fourWeeks();
    List<SeriesKey> keys = new Intervals(warehouse).series(null, NOW);
    assertThat(keys)
        .extracting(SeriesKey::branch, SeriesKey::queue, SeriesKey::origin)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple("east", "cards", FIRST.plusDays(28)),
            org.assertj.core.groups.Tuple.tuple("east", "loans", FIRST.plusDays(28)),
            org.assertj.core.groups.Tuple.tuple("new-york", "cards", FIRST.plusDays(28)));

    List<SeriesReport> reports = job.run(engine.config(), keys, PLAN);
    assertThat(reports).extracting(SeriesReport::key).isEqualTo(keys);
    assertThat(reports.get(0).backtest()).isNotNull();

    // Mondays at 10:00 had 100, 110, 120 and 130 calls of 180 s.
    Forecast monday = forecast("east", "cards", FIRST.plusDays(28), "10:00");
    assertThat(monday.calls()).isEqualTo(115);
    assertThat(monday.handleSeconds()).isEqualTo(180);
    assertThat(monday.intervalStart())
        .isEqualTo(FIRST.plusDays(28).atTime(10, 0).atZone(SHANGHAI).toInstant());
    assertThat(forecast("east", "cards", FIRST.plusDays(28), "03:00").calls()).isZero();
    // loans has calls on Mondays only; the branch was open, so the other days were zeros.
    assertThat(forecast("east", "loans", FIRST.plusDays(28), "10:00").calls()).isEqualTo(4);
    assertThat(forecast("east", "loans", FIRST.plusDays(29), "10:00").calls()).isZero();
    // 1 November has 25 hours in New York.
    assertThat(count("forecasts WHERE branch = 'new-york' AND local_date = '2026-11-01'"))
        .isEqualTo(50);
    assertThat(count("forecasts")).isEqualTo(2 * 28 * 48 + 28 * 48 + 2);

    Target target =
        Target.parse("80/20").withMaxOccupancy(0.85).withShrinkage(Shrinkage.parse("30%"));
    StaffingRun run =
        new StaffingRun(
            warehouse, new StaffingPlan("calendar-mean", ErlangC.MODEL, target, null, 1));
    List<BranchStaffing> branches = run.run();
    Staffing row = staffing("east", "cards", "erlang-c", FIRST.plusDays(28), "10:00");
    // 115 calls of 180 s are 11.5 erlangs.
    assertThat(row.agents()).isEqualTo(15);
    assertThat(row.scheduled()).isEqualTo(22);
    assertThat(row.serviceLevel())
        .isEqualTo(
            ErlangC.MODEL
                .at(15, io.branchline.forecasting.erlang.Load.perHalfHour(115, 180), 20)
                .serviceLevel());
    Staffing night = staffing("east", "cards", "erlang-c", FIRST.plusDays(28), "03:00");
    assertThat(night.agents()).isZero();
    assertThat(night.scheduled()).isZero();
    assertThat(night.serviceLevel()).isNull();
    assertThat(night.asaSeconds()).isNull();
    assertThat(count("staffing")).isEqualTo(count("forecasts"));
    assertThat(branches).extracting(BranchStaffing::branch).containsExactly("east", "new-york");
    BranchStaffing east = branches.get(0);
    assertThat(east.queues()).isEqualTo(2);
    assertThat(east.pooledHours()).isLessThan(east.agentHours());
    assertThat(
            warehouse.number(
                "SELECT sum(agents * interval_minutes) / 60 FROM pooled_staffing FINAL WHERE branch ="
                    + " {branch:String}",
                Map.of("branch", east.branch())))
        .as("what rosters of one pool are made of")
        .isEqualTo(east.pooledHours());
    assertThat(east.agentHours())
        .isEqualTo(
            requireNonNull(
                warehouse.number(
                    "SELECT sum(agents * interval_minutes) / 60 FROM staffing FINAL WHERE branch ="
                        + " 'east'",
                    Map.of())));

    StringWriter printed = new StringWriter();
    PrintWriter out = new PrintWriter(printed);
    ForecastPrint.print(out, PLAN, reports, List.of());
    StaffCommand.print(
        out,
        new StaffingPlan("calendar-mean", ErlangC.MODEL, target, null, 1),
        branches,
        run.borrowed());
    assertThat(printed.toString())
        .contains("3 series of 2 branches, 28 days from 2026-10-26")
        .contains("noise floor")
        .contains("Staffed by erlang-c for 80 % of offered calls within 20 s");
  }

  @Test
  void doesNotLearnFromADayThatIsNotOver() {
    fourWeeks();
    LocalDate last = FIRST.plusDays(27);
    Instant noon = last.atTime(12, 0).atZone(SHANGHAI).toInstant();
    assertThat(new Intervals(warehouse).series(null, noon))
        .filteredOn(key -> key.branch().equals("east"))
        .extracting(SeriesKey::origin)
        .containsOnly(last);
  }

  @Test
  void changesNothingWhenRunAgain() {
    fourWeeks();
    List<SeriesKey> keys = new Intervals(warehouse).series(null, NOW);
    job.run(engine.config(), keys, PLAN);
    List<Forecast> once =
        warehouse.query(
            Forecast.class,
            "SELECT * FROM forecasts FINAL ORDER BY branch, queue, interval_start",
            Map.of());
    job.run(engine.config(), keys, PLAN);
    assertThat(
            warehouse.query(
                Forecast.class,
                "SELECT * FROM forecasts FINAL ORDER BY branch, queue, interval_start",
                Map.of()))
        .isEqualTo(once);
  }

  @Test
  void threadsWithoutSparkWriteTheSame() {
    fourWeeks();
    List<SeriesKey> keys = new Intervals(warehouse).series(null, NOW);
    ForecastPlan best = new ForecastPlan("best", Map.of(), 28, 1);
    List<SeriesReport> bySpark = job.run(engine.config(), keys, best);
    List<Forecast> rows = forecasts();
    warehouse.execute("TRUNCATE TABLE forecasts", Map.of());
    List<SeriesReport> byThreads = ForecastThreads.run(engine.config(), keys, best);
    assertThat(forecasts()).hasSizeGreaterThan(1000).isEqualTo(rows);
    assertThat(byThreads).extracting(SeriesReport::key).isEqualTo(keys);
    assertThat(byThreads)
        .extracting(SeriesReport::expectedCalls)
        .isEqualTo(bySpark.stream().map(SeriesReport::expectedCalls).toList());
  }

  private static List<Forecast> forecasts() {
    return warehouse.query(
        Forecast.class,
        "SELECT * FROM forecasts FINAL ORDER BY branch, queue, interval_start",
        Map.of());
  }

  @Test
  void staffsOneBranchAndLeavesTheOthers() {
    fourWeeks();
    job.run(engine.config(), new Intervals(warehouse).series(null, NOW), PLAN);
    StaffingPlan plan =
        new StaffingPlan("calendar-mean", ErlangC.MODEL, Target.parse("80/20"), null, 1);
    assertThat(new StaffingRun(warehouse, plan).run("east"))
        .extracting(BranchStaffing::branch)
        .containsExactly("east");
    assertThat(count("staffing WHERE branch != 'east'")).isZero();
    assertThat(count("staffing")).isEqualTo(2 * 28 * 48);
    StaffingRun nowhere = new StaffingRun(warehouse, plan);
    assertThatThrownBy(() -> nowhere.run("west"))
        .isInstanceOf(Failure.class)
        .hasMessage(
            "There is no forecast by calendar-mean of branch west to staff. Run: ./branchline"
                + " forecast");
  }

  @Test
  void replacesOnlyItsOwnOriginAndModel() {
    fourWeeks();
    job.run(engine.config(), new Intervals(warehouse).series(FIRST.plusDays(14), NOW), PLAN);
    long first = count("forecasts");
    job.run(engine.config(), new Intervals(warehouse).series(null, NOW), PLAN);
    assertThat(count("forecasts")).isGreaterThan(first);
    assertThat(forecast("east", "cards", FIRST.plusDays(28), "10:00").calls()).isEqualTo(115);
    StaffingPlan plan =
        new StaffingPlan("calendar-mean", new ErlangA(300), Target.parse("80/20"), null, 1);
    new StaffingRun(warehouse, plan).run();
    assertThat(warehouse.number("SELECT uniqExact(origin) FROM staffing FINAL", Map.of()))
        .isEqualTo(1);
    assertThat(staffing("east", "cards", "erlang-a", FIRST.plusDays(28), "10:00").agents())
        .isLessThan(15);
  }

  @Test
  void saysWhatIsMissing() {
    assertThatThrownBy(() -> new Intervals(warehouse).series(null, NOW))
        .isInstanceOf(Failure.class)
        .hasMessage(
            "There is nothing to forecast from: kpi_interval has no interval of any queue. Run:"
                + " ./branchline kpi");
    StaffingPlan plan =
        new StaffingPlan("calendar-mean", ErlangC.MODEL, Target.parse("80/20"), null, 1);
    assertThatThrownBy(() -> new StaffingRun(warehouse, plan).run())
        .isInstanceOf(Failure.class)
        .hasMessage("There is no forecast by calendar-mean to staff. Run: ./branchline forecast");

    List<KpiInterval> rows = new ArrayList<>();
    rows.add(interval("lost", "cards", SHANGHAI, FIRST, LocalTime.of(10, 0), 5, 5, 900_000));
    warehouse.write(KpiInterval.class, rows);
    assertThatThrownBy(() -> new Intervals(warehouse).series(null, NOW))
        .isInstanceOf(Failure.class)
        .hasMessageStartingWith("Branch lost has calls but no row in branches");

    branch("lost", SHANGHAI);
    assertThatThrownBy(() -> new Intervals(warehouse).series(FIRST, NOW))
        .isInstanceOf(Failure.class)
        .hasMessage(
            "Nothing is known of branch lost before 2026-09-28: its data starts on 2026-09-28."
                + " Maybe --origin 2026-09-29?");
  }

  @Test
  void staffsAQueueThatNeverHandledACallByItsBranchesMean() {
    branch("east", SHANGHAI);
    List<KpiInterval> rows = new ArrayList<>();
    rows.add(interval("east", "cards", SHANGHAI, FIRST, LocalTime.of(10, 0), 5, 5, 900_000));
    rows.add(interval("east", "lost", SHANGHAI, FIRST, LocalTime.of(10, 0), 5, 0, 0));
    rows.add(interval("east", "odd", SHANGHAI, FIRST, LocalTime.of(10, 0), 2, 2, -4_000));
    warehouse.write(KpiInterval.class, rows);
    List<SeriesReport> reports =
        job.run(engine.config(), new Intervals(warehouse).series(null, NOW), PLAN);
    assertThat(reports).extracting(SeriesReport::leftOut).containsExactly(0L, 0L, 1L);
    StaffingRun run =
        new StaffingRun(
            warehouse,
            new StaffingPlan("calendar-mean", ErlangC.MODEL, Target.parse("80/20"), null, 1));
    run.run();
    assertThat(run.borrowed()).isEqualTo(2 * 28);
    assertThat(staffing("east", "lost", "erlang-c", FIRST.plusDays(1), "10:00").handleSeconds())
        .isEqualTo(180);
  }

  @Test
  void staffsABranchThatNeverAnsweredByTheBanksMean() {
    branch("east", SHANGHAI);
    branch("mute", SHANGHAI);
    warehouse.write(
        KpiInterval.class,
        List.of(
            interval("east", "cards", SHANGHAI, FIRST, LocalTime.of(10, 0), 5, 5, 900_000),
            interval("mute", "cards", SHANGHAI, FIRST, LocalTime.of(10, 0), 5, 0, 0)));
    job.run(engine.config(), new Intervals(warehouse).series(null, NOW), PLAN);
    new StaffingRun(
            warehouse,
            new StaffingPlan("calendar-mean", ErlangC.MODEL, Target.parse("80/20"), null, 1))
        .run();
    assertThat(staffing("mute", "cards", "erlang-c", FIRST.plusDays(1), "10:00").handleSeconds())
        .isEqualTo(180);
  }

  /** A whole real month: all figures against sums over the file itself. */
  @Test
  @Tag("real-data")
  void forecastsMarch1999FromFebruary() throws IOException {
    ZoneId zone = ZoneId.of("Asia/Jerusalem");
    branch("bank", zone);
    Path file =
        Path.of(
            requireNonNull(System.getenv("BRANCHLINE_REAL_DATA")),
            "anonymous_bank/facts_intervals_february1999.csv");
    List<KpiInterval> rows = new ArrayList<>();
    double sundays = 0;
    double mondaysAtTen = 0;
    double mondaysAnswered = 0;
    double mondaysSeconds = 0;
    for (String line : Files.readAllLines(file, StandardCharsets.UTF_8)) {
      String[] field = line.split(",", -1);
      if (field[1].equals("day") || field[0].equals("date")) {
        continue;
      }
      LocalDate date = LocalDate.of(1999, 2, Integer.parseInt(field[0].substring(4)));
      long answered = Long.parseLong(field[4]);
      long offered = answered + Long.parseLong(field[9]);
      long seconds = Long.parseLong(field[8]);
      sundays += date.getDayOfWeek() == java.time.DayOfWeek.SUNDAY ? offered : 0;
      if (field[1].equals("10:00") && date.getDayOfWeek() == java.time.DayOfWeek.MONDAY) {
        mondaysAtTen += offered;
        mondaysAnswered += answered;
        mondaysSeconds += seconds;
      }
      rows.add(
          interval(
              "bank",
              "calls",
              zone,
              date,
              LocalTime.parse(field[1]),
              offered,
              answered,
              1000 * seconds));
    }
    warehouse.write(KpiInterval.class, rows);
    List<SeriesReport> reports =
        job.run(engine.config(), new Intervals(warehouse).series(null, NOW), PLAN);
    SeriesReport report = reports.get(0);
    // Nothing came from 17:30 to 19:00 on 21 February 1999: the day is not learnt from.
    assertThat(report.incidents())
        .containsExactly(
            new Incident(Incident.Kind.BLOCK, LocalDate.of(1999, 2, 21), 1481.0, 1325.0));
    // 28 days repeat the month's 31,125 offered calls but for the Sundays, which are the other
    // three's mean.
    double otherSundays = sundays - 1_325;
    assertThat(report.expectedCalls())
        .isCloseTo(31_125 - sundays + otherSundays * 4 / 3, within(1e-6));
    Forecast monday = forecast("bank", "calls", LocalDate.of(1999, 3, 1), "10:00");
    assertThat(monday.calls()).isCloseTo(mondaysAtTen / 4, within(1e-12));
    assertThat(monday.handleSeconds()).isCloseTo(mondaysSeconds / mondaysAnswered, within(1e-12));
    assertThat(requireNonNull(report.backtest()).wape())
        .isGreaterThan(report.backtest().noiseWape());
    StringWriter printed = new StringWriter();
    ForecastPrint.print(new PrintWriter(printed), PLAN, reports, List.of());
    System.out.print(printed);
  }

  private static void fourWeeks() {
    branch("east", SHANGHAI);
    branch("new-york", NEW_YORK);
    List<KpiInterval> rows = new ArrayList<>();
    for (int day = 0; day < 28; day++) {
      LocalDate date = FIRST.plusDays(day);
      int calls = 100 + day / 7 * 10;
      for (int hour = 9; hour < 18; hour++) {
        LocalTime time = LocalTime.of(hour, 0);
        rows.add(interval("east", "cards", SHANGHAI, date, time, calls, calls, calls * 180_000L));
        rows.add(interval("new-york", "cards", NEW_YORK, date, time, 20, 18, 18 * 240_000L));
      }
    }
    for (int week = 0; week < 4; week++) {
      LocalDate monday = FIRST.plusWeeks(week);
      rows.add(interval("east", "loans", SHANGHAI, monday, LocalTime.of(10, 0), 4, 4, 1_200_000L));
    }
    warehouse.write(KpiInterval.class, rows);
  }

  private static void branch(String id, ZoneId zone) {
    warehouse.write(Branch.class, List.of(new Branch(id, id, id, "", zone.getId(), 1)));
  }

  private static KpiInterval interval(
      String branch,
      String queue,
      ZoneId zone,
      LocalDate date,
      LocalTime time,
      long offered,
      long answered,
      long talkMillis) {
    Instant start = ZonedDateTime.of(date, time, zone).toInstant();
    long lost = offered - answered;
    return new KpiInterval(
        KpiScope.QUEUE,
        branch,
        queue,
        "",
        start,
        30,
        date,
        time.toString(),
        offered,
        offered,
        answered,
        lost,
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
        answered,
        talkMillis,
        0,
        0,
        0,
        0,
        0,
        1,
        false);
  }

  private static Forecast forecast(String branch, String queue, LocalDate date, String time) {
    return warehouse
        .query(
            Forecast.class,
            "SELECT * FROM current_forecasts WHERE branch = {branch:String} AND queue ="
                + " {queue:String} AND local_date = {date:Date} AND local_time = {time:String}",
            Map.of("branch", branch, "queue", queue, "date", date, "time", time))
        .get(0);
  }

  private static Staffing staffing(
      String branch, String queue, String model, LocalDate date, String time) {
    return warehouse
        .query(
            Staffing.class,
            "SELECT * FROM current_staffing WHERE branch = {branch:String} AND queue ="
                + " {queue:String} AND model = {model:String} AND local_date = {date:Date} AND"
                + " local_time = {time:String}",
            Map.of("branch", branch, "queue", queue, "model", model, "date", date, "time", time))
        .get(0);
  }

  private static long count(String from) {
    String table = from.replaceFirst("^(\\w+)", "$1 FINAL");
    return Math.round(requireNonNull(warehouse.number("SELECT count() FROM " + table, Map.of())));
  }
}
