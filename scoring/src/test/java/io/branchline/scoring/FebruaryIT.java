package io.branchline.scoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.branchline.scoring.job.Days;
import io.branchline.scoring.job.KpiPartition;
import io.branchline.scoring.job.KpiReport;
import io.branchline.scoring.job.KpiReport.By;
import io.branchline.scoring.job.Partitions;
import io.branchline.scoring.kpi.Counters;
import io.branchline.scoring.kpi.ServiceLevel;
import io.branchline.scoring.kpi.Thresholds;
import io.branchline.scoring.spark.Jobs;
import io.branchline.scoring.spark.SparkRun;
import io.branchline.warehouse.TestingWarehouse;
import io.branchline.warehouse.Warehouse;
import io.branchline.warehouse.table.Branch;
import io.branchline.warehouse.table.Call;
import io.branchline.warehouse.table.CallOutcome;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * A real month of a real bank (Technion, Anonymous Bank, February 1999) through the real engine and
 * Spark.
 */
@Tag("real-data")
final class FebruaryIT {

  private static final ZoneId ZONE = ZoneId.of("Asia/Jerusalem");
  private static TestingWarehouse testing;
  private static Path folder;

  @BeforeAll
  static void load() throws IOException {
    folder = Path.of(System.getenv("BRANCHLINE_REAL_DATA")).resolve("anonymous_bank");
    testing = TestingWarehouse.start();
    testing
        .client()
        .write(
            Branch.class,
            List.of(new Branch("bank", "Anonymous Bank", "匿名银行", "", ZONE.getId(), 1)));
    List<Call> calls = new ArrayList<>();
    List<String> lines =
        Files.readAllLines(folder.resolve("february1999.txt"), StandardCharsets.ISO_8859_1);
    for (String line : lines.subList(1, lines.size())) {
      String[] fields = line.split("\t", -1);
      if (!fields[12].equals("PHANTOM")) {
        calls.add(call(fields));
      }
    }
    testing.client().write(Call.class, calls);
    try (SparkRun spark = new SparkRun("test", SparkRun.LOCAL)) {
      KpiPartition.Done done =
          new Jobs(spark, testing.config())
              .kpi(new Partitions(testing.client()).kpi(Days.ALL), new Thresholds(20, 20));
      assertThat(done.calls()).isEqualTo(33_066);
    }
  }

  private static Call call(String[] fields) {
    String date = fields[5];
    LocalDate day =
        LocalDate.of(
            1900 + Integer.parseInt(date.substring(0, 2)),
            Integer.parseInt(date.substring(2, 4)),
            Integer.parseInt(date.substring(4, 6)));
    String[] clock = fields[6].split(":", -1);
    Instant started =
        day.atTime(
                Integer.parseInt(clock[0]), Integer.parseInt(clock[1]), Integer.parseInt(clock[2]))
            .atZone(ZONE)
            .toInstant();
    long wait = Long.parseLong(fields[11]);
    boolean queued = !fields[9].equals("0:00:00");
    boolean answered = fields[12].equals("AGENT");
    CallOutcome outcome =
        answered ? CallOutcome.ANSWERED : queued ? CallOutcome.ABANDONED : CallOutcome.ENDED_IN_IVR;
    return new Call(
        date + fields[0] + fields[1],
        "bank",
        outcome == CallOutcome.ENDED_IN_IVR ? "" : fields[4],
        answered ? fields[16].strip() : "",
        "",
        0,
        outcome,
        started,
        null,
        null,
        null,
        0,
        wait * 1000,
        0,
        answered ? Long.parseLong(fields[15]) * 1000 : 0,
        0,
        0,
        0,
        0,
        List.of(),
        "february1999.txt",
        1,
        false);
  }

  @AfterAll
  static void stop() {
    testing.close();
  }

  @Test
  void theMonthHasItsPublishedFigures() {
    Counters month = new KpiReport(testing.client()).by(By.MONTH, Days.ALL, null).get("1999-02");
    assertThat(month.arrived()).isEqualTo(33_066);
    assertThat(month.answered()).isEqualTo(27_162);
    assertThat(month.abandoned()).isEqualTo(3_963);
    assertThat(month.endedInIvr()).isEqualTo(1_941);
    assertThat(month.offered()).isEqualTo(31_125);
    assertThat(month.shortAbandoned()).isEqualTo(1_257);
    assertThat(month.asaSeconds().orElseThrow()).isCloseTo(40.7743, within(0.00005));
    assertThat(month.ahtSeconds().orElseThrow()).isCloseTo(176.353, within(0.0005));
    assertPercent(month, ServiceLevel.ANSWERED_ONLY, 59.675);
    assertPercent(month, ServiceLevel.NEGATIVE, 52.077);
    assertPercent(month, ServiceLevel.SHORT_EXCLUDED, 54.269);
    assertPercent(month, ServiceLevel.IGNORE, 54.269);
  }

  private static void assertPercent(Counters month, ServiceLevel level, double percent) {
    assertThat(100 * level.of(month).orElseThrow()).isCloseTo(percent, within(0.0005));
  }

  record Rates(
      double serviceLevelAnsweredOnly,
      double serviceLevelNegative,
      double serviceLevelShortExcluded,
      double asaSeconds,
      double ahtSeconds) {}

  @Test
  void theViewsSayTheSame() {
    Warehouse warehouse = testing.client();
    Rates rates = warehouse.query(Rates.class, "SELECT * FROM kpi_branch_month", Map.of()).get(0);
    assertThat(100 * rates.serviceLevelAnsweredOnly()).isCloseTo(59.675, within(0.0005));
    assertThat(100 * rates.serviceLevelNegative()).isCloseTo(52.077, within(0.0005));
    assertThat(100 * rates.serviceLevelShortExcluded()).isCloseTo(54.269, within(0.0005));
    assertThat(rates.asaSeconds()).isCloseTo(40.7743, within(0.00005));
    assertThat(rates.ahtSeconds()).isCloseTo(176.353, within(0.0005));
  }

  record HalfHourRow(
      LocalDate localDate,
      String localTime,
      long arrived,
      long answered,
      long abandoned,
      long answeredWithin,
      long answeredWaitMillis,
      long talkMillis) {}

  @Test
  void everyHalfHourEqualsTheIndependentCount() throws IOException {
    Map<String, String> counted = new java.util.TreeMap<>();
    for (HalfHourRow row :
        testing
            .client()
            .query(
                HalfHourRow.class,
                """
                SELECT local_date, local_time, sum(arrived) AS arrived, sum(answered) AS answered, sum(abandoned) AS abandoned,
                    sum(answered_within) AS answered_within, sum(answered_wait_millis) AS answered_wait_millis,
                    sum(talk_millis) AS talk_millis
                FROM kpi_interval FINAL WHERE scope = 'queue' GROUP BY local_date, local_time
                """,
                Map.of())) {
      counted.put(
          row.localDate().toString().replace("-", "").substring(2) + " " + row.localTime(),
          String.format(
              Locale.ROOT,
              "%d %d %d %d %d %d",
              row.arrived(),
              row.answered(),
              row.abandoned(),
              row.answeredWithin(),
              row.answeredWaitMillis() / 1000,
              row.talkMillis() / 1000));
    }
    Map<String, String> expected = new java.util.TreeMap<>();
    List<String> lines =
        Files.readAllLines(
            folder.resolve("facts_intervals_february1999.csv"), StandardCharsets.UTF_8);
    for (String line : lines.subList(1, lines.size())) {
      String[] f = line.split(",", -1);
      long calls = Long.parseLong(f[2]) - Long.parseLong(f[3]);
      if (!f[1].equals("day") && calls > 0) {
        expected.put(
            f[0] + " " + f[1],
            String.format(Locale.ROOT, "%d %s %s %s %s %s", calls, f[4], f[9], f[6], f[7], f[8]));
      }
    }
    assertThat(expected).hasSizeGreaterThan(900);
    assertThat(counted).isEqualTo(expected);
  }
}
