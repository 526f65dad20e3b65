package io.branchline.ingest.simulate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.branchline.ingest.simulate.TruthCheck.Comparison;
import io.branchline.warehouse.Failure;
import io.branchline.warehouse.TestingWarehouse;
import io.branchline.warehouse.Warehouse;
import io.branchline.warehouse.table.RosterRow;
import io.branchline.warehouse.table.RosterShift;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The check itself is right: it finds nothing where the tables hold the truth, and what was
 * changed.
 */
final class TruthCheckIT {

  private static TestingWarehouse server;

  @TempDir private Path temp;

  @BeforeAll
  static void start() {
    server = TestingWarehouse.start();
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @Test
  void findsWhatIsDifferent() {
    Warehouse warehouse = server.client();
    BankSimulation.run(
        new BankSimulation.Request(temp, LocalDate.of(2026, 3, 2), 1, 0.05, 3, 0, 0, 0));
    try (TruthTables tables = TruthTables.of(temp, warehouse)) {
      warehouse.execute(
          """
          INSERT INTO calls SELECT call_id, branch, queue, agent, customer, priority, outcome,
              fromUnixTimestamp64Milli(started_at, 'UTC'),
              if(queued_at = 0, NULL, fromUnixTimestamp64Milli(queued_at, 'UTC')),
              if(answered_at = 0, NULL, fromUnixTimestamp64Milli(answered_at, 'UTC')),
              fromUnixTimestamp64Milli(ended_at, 'UTC'), ivr_millis, wait_millis, ring_millis,
              talk_millis, hold_millis, wrap_up_millis, holds, transfers, [], 'test', events, 0
          FROM truth_calls
          """,
          Map.of());
      warehouse.execute(
          """
          INSERT INTO call_legs SELECT l.call_id, leg, l.branch, l.queue, l.agent, l.outcome,
              fromUnixTimestamp64Milli(c.started_at, 'UTC'),
              if(l.queued_at = 0, NULL, fromUnixTimestamp64Milli(l.queued_at, 'UTC')),
              if(l.answered_at = 0, NULL, fromUnixTimestamp64Milli(l.answered_at, 'UTC')),
              fromUnixTimestamp64Milli(l.ended_at, 'UTC'), l.wait_millis, l.ring_millis,
              l.talk_millis, l.hold_millis, l.wrap_up_millis, 1, 0
          FROM truth_legs AS l INNER JOIN truth_calls AS c USING (branch, call_id)
          """,
          Map.of());
    }
    assertThat(different(TruthCheck.run(temp, warehouse)))
        .as("only what was not loaded")
        .containsExactlyInAnyOrder("agents' states", "events");
    warehouse.execute(
        """
        INSERT INTO calls SELECT * REPLACE (talk_millis + 1 AS talk_millis, version + 1 AS version)
        FROM calls FINAL WHERE talk_millis > 0 ORDER BY call_id LIMIT 1
        """,
        Map.of());
    assertThat(different(TruthCheck.run(temp, warehouse)))
        .containsExactlyInAnyOrder(
            "calls.talk_millis", "calls.events", "half hours", "agents' states", "events");
    warehouse.execute("TRUNCATE TABLE calls", Map.of());
    Comparison calls =
        TruthCheck.run(temp, warehouse).stream()
            .filter(comparison -> comparison.what().equals("calls"))
            .findFirst()
            .orElseThrow();
    assertThat(calls.different()).isEqualTo(calls.rows()).isPositive();
    assertThat(
            warehouse.number(
                "SELECT count() FROM system.tables WHERE name LIKE 'truth\\\\_%'", Map.of()))
        .isZero();
  }

  @Test
  void aFolderWithoutTruthIsNamed() {
    assertThatThrownBy(() -> TruthCheck.run(temp.resolve("nothing"), server.client()))
        .isInstanceOf(Failure.class)
        .hasMessageContaining("nothing holds no simulation's truth");
  }

  @Test
  void theBankIsLoadedAndLoadedAgain() throws IOException {
    BankSimulation.run(
        new BankSimulation.Request(temp, LocalDate.of(2026, 3, 2), 1, 0.05, 3, 0, 0, 0));
    BankLoader.Loaded loaded = BankLoader.load(temp, server.client());
    assertThat(BankLoader.load(temp, server.client())).isEqualTo(loaded);
    assertThat(loaded.branches()).isEqualTo(38);
    assertThat(
            server
                .client()
                .number("SELECT count() FROM branches FINAL WHERE branch != 'x1'", Map.of()))
        .isEqualTo(38);
    assertThat(
            server
                .client()
                .number("SELECT count() FROM queues FINAL WHERE branch != 'x1'", Map.of()))
        .isEqualTo(loaded.queues());
    assertThat(
            server
                .client()
                .number("SELECT count() FROM agents FINAL WHERE branch != 'x1'", Map.of()))
        .isEqualTo(loaded.agents());
    assertThat(
            server
                .client()
                .number("SELECT count() FROM roster_shifts FINAL WHERE branch != 'x1'", Map.of()))
        .isEqualTo(loaded.shifts());
    assertThat(loaded.shifts()).isGreaterThan(100);
    assertThat(BankLoader.load(temp.resolve("truth"), server.client()))
        .isEqualTo(new BankLoader.Loaded(0, 0, 0, 0));
    Files.writeString(
        temp.resolve("branches.csv"),
        "branch,name_en,name_zh,region,zone\nb01,Shanghai,上海,east,Asia/Shanghi\n");
    assertThatThrownBy(() -> BankLoader.load(temp, server.client()))
        .isInstanceOf(Failure.class)
        .hasMessage(
            temp.resolve("branches.csv")
                + " cannot be used, line 2: zone 'Asia/Shanghi' is not an IANA zone such as"
                + " Asia/Shanghai.");
  }

  @Test
  void shiftsBecomeAPublishedRosterThatStays() throws IOException {
    Files.writeString(
        temp.resolve("branches.csv"),
        "branch,name_en,name_zh,region,zone\nx1,One,\u4e00,east,Asia/Shanghai\n");
    Path file = temp.resolve("shifts.csv");
    String head = "branch,agent,date,start,minutes,breaks\n";
    Files.writeString(
        file,
        head
            + "x1,a1,2026-03-02,22:30,570,135:15:paid 285:30:unpaid\n"
            + "x1,a1,2026-03-04,07:00,270,\n");
    BankLoader.load(temp, server.client());
    Files.writeString(file, head + "x1,a2,2026-03-02,07:00,270,\n");
    BankLoader.load(temp, server.client());

    assertThat(
            server
                .client()
                .query(
                    RosterShift.class,
                    "SELECT * FROM roster_shifts FINAL WHERE branch = 'x1' ORDER BY local_date",
                    Map.of()))
        .as("the second file changes nothing that is published")
        .extracting(
            RosterShift::agent,
            RosterShift::shift,
            s -> s.endsAt().toString(),
            RosterShift::paidMinutes)
        .containsExactly(
            tuple("a1", "2230-0800", "2026-03-03T00:00:00Z", 540),
            tuple("a1", "0700-1130", "2026-03-04T03:30:00Z", 270));
    assertThat(
            server
                .client()
                .query(
                    RosterRow.class, "SELECT * FROM rosters FINAL WHERE branch = 'x1'", Map.of()))
        .extracting(RosterRow::roster, RosterRow::days, RosterRow::status)
        .containsExactly(tuple("x1-20260302-loaded", 3, "published"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "x9,a1,2026-03-02,07:00,270,|branch 'x9' is not in the table branches",
        "x1,a1,2026-03-02,07:00,0,|line 2: minutes is 0, but must be 1 to 1440",
        "x1,a1,2026-03-02,07:00,270,260:15:paid|line 2: break '260:15:paid' does not lie within",
        "x1,a1,2026-03-02,07:00,270,60:15|line 2: break '60:15' is not AFTER:MINUTES:paid",
        "x1,a1,2026-02-30,07:00,270,|line 2: Text '2026-02-30' could not be parsed",
      })
  void shiftsThatCannotBeWorkedAreNamed(String line, String message) throws IOException {
    Files.writeString(
        temp.resolve("branches.csv"),
        "branch,name_en,name_zh,region,zone\nx1,One,\u4e00,east,Asia/Shanghai\n");
    Files.writeString(
        temp.resolve("shifts.csv"), "branch,agent,date,start,minutes,breaks\n" + line + "\n");
    assertThatThrownBy(() -> BankLoader.load(temp, server.client()))
        .isInstanceOf(Failure.class)
        .hasMessageContaining(message);
  }

  private static List<String> different(List<Comparison> comparisons) {
    return comparisons.stream()
        .filter(comparison -> comparison.different() > 0)
        .map(Comparison::what)
        .toList();
  }
}
