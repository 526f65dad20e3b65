package io.branchline.ingest;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.branchline.warehouse.TestingWarehouse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Real input, and figures about it that other code computed. */
@Tag("real-data")
class RealDataIT {

  private static TestingWarehouse warehouse;
  private static Path data;

  @BeforeAll
  static void start() {
    data =
        Path.of(
            requireNonNull(
                System.getenv("BRANCHLINE_REAL_DATA"), "BRANCHLINE_REAL_DATA names no folder"));
    warehouse = TestingWarehouse.start();
  }

  @AfterAll
  static void stop() {
    warehouse.close();
  }

  @BeforeEach
  void empty() {
    Tables.truncate(warehouse);
  }

  private static String ingestFebruary() {
    return Command.ingest(
        warehouse,
        "--mapping",
        "anonymous-bank",
        data.resolve("anonymous_bank/february1999.txt").toString());
  }

  @Test
  void anonymousBank() throws IOException {
    String printed = ingestFebruary();
    assertThat(printed)
        .contains("33,344 lines = 33,066 events + 0 duplicates + 278 ignored + 0 dead letters")
        .contains(
            "33,066 calls: 27,162 answered, 3,963 abandoned, 1,941 ended in ivr, 0 flowed out, 0 open");
    assertThat(
            Tables.lines(
                warehouse,
                """
                SELECT concat(toString(round(avg(wait_millis) / 1000, 4)), ' ', toString(round(avg(talk_millis) / 1000, 3)),
                    ' ', toString(countIf(wait_millis <= 20000))) AS line
                FROM calls FINAL WHERE outcome = 'answered'
                """))
        .containsExactly("40.7743 176.353 16209");
    assertThat(intervals()).containsExactlyElementsOf(expectedIntervals());
    List<String> once = Tables.fingerprint(warehouse);
    ingestFebruary();
    assertThat(Tables.fingerprint(warehouse)).isEqualTo(once);
  }

  private static List<String> intervals() {
    String counts =
        """
        toString(count()) || ',' || toString(countIf(outcome = 'answered')) || ',' ||
        toString(countIf(outcome IN ('abandoned', 'ended_in_ivr'))) || ',' ||
        toString(countIf(outcome = 'answered' AND wait_millis <= 20000)) || ',' ||
        toString(toInt64(sumIf(wait_millis, outcome = 'answered') / 1000)) || ',' ||
        toString(toInt64(sumIf(talk_millis, outcome = 'answered') / 1000)) || ',' ||
        toString(countIf(outcome = 'abandoned'))
        """;
    return Tables.lines(
        warehouse,
        "SELECT formatDateTime(started_at, '%y%m%d', 'Asia/Jerusalem') || ',' || formatDateTime("
            + "toStartOfInterval(started_at, INTERVAL 30 MINUTE, 'Asia/Jerusalem'), '%H:%i', 'Asia/Jerusalem')"
            + " || ',' || "
            + counts
            + " AS line FROM calls FINAL GROUP BY formatDateTime(started_at, '%y%m%d', 'Asia/Jerusalem'),"
            + " toStartOfInterval(started_at, INTERVAL 30 MINUTE, 'Asia/Jerusalem')"
            + " UNION ALL SELECT formatDateTime(started_at, '%y%m%d', 'Asia/Jerusalem') || ',day,' || "
            + counts
            + " AS line FROM calls FINAL GROUP BY formatDateTime(started_at, '%y%m%d', 'Asia/Jerusalem')");
  }

  /** The facts with phantoms taken off the rows, as phantoms are no calls. */
  private static List<String> expectedIntervals() throws IOException {
    List<String> expected = new ArrayList<>();
    for (String line :
        Files.readAllLines(
            data.resolve("anonymous_bank/facts_intervals_february1999.csv"),
            StandardCharsets.UTF_8)) {
      String[] f = line.split(",", -1);
      if (f[0].equals("date")) {
        continue;
      }
      int calls = Integer.parseInt(f[2]) - Integer.parseInt(f[3]);
      if (calls > 0) {
        expected.add(
            String.join(
                ",", f[0], f[1], Integer.toString(calls), f[4], f[5], f[6], f[7], f[8], f[9]));
      }
    }
    expected.sort(String::compareTo);
    return expected;
  }

  @Test
  void asterisk2010() {
    String printed =
        Command.ingest(
            warehouse,
            "--branch",
            "ast",
            "--zone",
            "Europe/London",
            data.resolve("asterisk/queue_log_logvisualiserkata_2010_masked.txt").toString());
    assertThat(printed)
        .contains("280 lines = 269 events + 0 duplicates + 11 ignored + 0 dead letters")
        .contains("21 calls: 8 answered, 12 abandoned, 0 ended in ivr, 0 flowed out, 1 open");
    assertThat(
            Tables.lines(
                warehouse,
                """
                SELECT concat(toString(avg(wait_millis)), ' ', toString(countIf(wait_millis <= 20000))) AS line
                FROM calls FINAL WHERE outcome = 'answered'
                """))
        .containsExactly("17875 6");
  }

  @Test
  void asterisk2018() {
    String printed =
        Command.ingest(
            warehouse,
            "--branch",
            "ast",
            data.resolve("asterisk/queue_log_asterisk2slack_2018_masked.txt").toString());
    assertThat(printed)
        .contains("23 lines = 14 events + 6 duplicates + 3 ignored + 0 dead letters");
  }
}
