package io.branchline.warehouse.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.branchline.warehouse.Failure;
import io.branchline.warehouse.TestingWarehouse;
import io.branchline.warehouse.Warehouse;
import io.branchline.warehouse.table.CallSpeech;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A database of the first release, with rows in it, becomes one of this program. */
class UpgradeIT {

  private static final int FIRST_RELEASE = 2;

  record Table(String name, String engine) {}

  @Test
  void keepsItsRowsAndGivesNewColumnsTheirDefaults() {
    try (TestingWarehouse testing = TestingWarehouse.start()) {
      Warehouse warehouse = testing.client();
      dropEverything(warehouse);
      assertThat(Schema.apply(warehouse, Schema.migrations().subList(0, FIRST_RELEASE)))
          .isEqualTo(FIRST_RELEASE);
      warehouse.execute(
          """
          INSERT INTO call_speech (call_id, branch, call_started_at, duration_millis, version)
          VALUES ('c1', 'b1', '2026-01-05 10:00:00', 61000, 3)
          """,
          Map.of());
      warehouse.execute(
          """
          INSERT INTO forecasts (branch, queue, model, origin, interval_start, interval_minutes, calls, version)
          VALUES ('b1', 'q1', 'calendar-mean', '2026-01-05', '2026-01-05 10:00:00', 30, 12.5, 1)
          """,
          Map.of());
      assertThatThrownBy(
              () -> warehouse.query(CallSpeech.class, "SELECT * FROM call_speech FINAL", Map.of()))
          .isInstanceOf(Failure.class)
          .hasMessageStartingWith(
              "The database is older than this program: table call_speech has no column ")
          .hasMessageEndingWith("Bring its schema up to date with: ./branchline up");

      assertThat(Schema.apply(warehouse, Schema.migrations()))
          .isEqualTo(Schema.migrations().size() - FIRST_RELEASE);

      List<CallSpeech> speech =
          warehouse.query(CallSpeech.class, "SELECT * FROM call_speech FINAL", Map.of());
      assertThat(speech)
          .extracting(CallSpeech::callId, CallSpeech::durationMillis, CallSpeech::version)
          .containsExactly(org.assertj.core.groups.Tuple.tuple("c1", 61_000L, 3L));
      assertThat(warehouse.number("SELECT sum(calls) FROM current_forecasts", Map.of()))
          .isEqualTo(12.5);
      for (String table : Schema.columnsByTable().keySet()) {
        warehouse.execute("SELECT * FROM " + table + " LIMIT 0", Map.of());
      }
    }
  }

  private static void dropEverything(Warehouse warehouse) {
    for (Table table :
        warehouse.query(
            Table.class,
            "SELECT name, engine FROM system.tables WHERE database = currentDatabase()",
            Map.of())) {
      String kind = table.engine().equals("View") ? "VIEW " : "TABLE ";
      warehouse.execute("DROP " + kind + table.name() + " SYNC", Map.of());
    }
  }
}
