package io.branchline.ingest.simulate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.branchline.ingest.simulate.TruthCheck.Comparison;
import io.branchline.warehouse.Failure;
import io.branchline.warehouse.TestingWarehouse;
import io.branchline.warehouse.Warehouse;
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
    assertThat(server.client().number("SELECT count() FROM branches FINAL", Map.of()))
        .isEqualTo(38);
    assertThat(server.client().number("SELECT count() FROM queues FINAL", Map.of()))
        .isEqualTo(loaded.queues());
    assertThat(server.client().number("SELECT count() FROM agents FINAL", Map.of()))
        .isEqualTo(loaded.agents());
    assertThat(BankLoader.load(temp.resolve("truth"), server.client()))
        .isEqualTo(new BankLoader.Loaded(0, 0, 0));
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

  private static List<String> different(List<Comparison> comparisons) {
    return comparisons.stream()
        .filter(comparison -> comparison.different() > 0)
        .map(Comparison::what)
        .toList();
  }
}
