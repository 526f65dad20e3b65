package io.branchline.warehouse.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.branchline.warehouse.Failure;
import io.branchline.warehouse.TestingWarehouse;
import io.branchline.warehouse.Warehouse;
import io.branchline.warehouse.WarehouseConfig;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class SchemaIT {

  private static TestingWarehouse testing;

  @BeforeAll
  static void start() {
    testing = TestingWarehouse.start();
  }

  @AfterAll
  static void stop() {
    testing.close();
  }

  @Test
  void appliedTwiceIsAppliedOnce() {
    assertThat(Schema.apply(testing.config())).isZero();
  }

  @Test
  void aStepThatWasKilledHalfWayIsFinished() {
    testing.client().execute("DROP TABLE accounts", Map.of());
    testing.client().execute("DROP VIEW current_settings", Map.of());
    testing.client().execute("TRUNCATE TABLE schema_migrations", Map.of());
    assertThat(Schema.apply(testing.config())).isEqualTo(Schema.migrations().size());
    assertThat(testing.client().number("SELECT count() FROM accounts", Map.of())).isEqualTo(0.0);
    assertThat(testing.client().number("SELECT count() FROM current_settings", Map.of()))
        .isEqualTo(0.0);
  }

  @Test
  void aNewerDatabaseIsRefusedByName() {
    insertStep(999, "V999__from_tomorrow.sql", "x");
    try {
      assertThatThrownBy(() -> Schema.apply(testing.config()))
          .isInstanceOf(Failure.class)
          .hasMessageContaining("newer than this program")
          .hasMessageContaining("V999__from_tomorrow.sql");
    } finally {
      testing.client().execute("TRUNCATE TABLE schema_migrations", Map.of());
      Schema.apply(testing.config());
    }
  }

  @Test
  void aStepThatChangedAfterItWasAppliedIsRefusedByName() {
    Migration first = Schema.migrations().get(0);
    testing.client().execute("TRUNCATE TABLE schema_migrations", Map.of());
    insertStep(first.version(), first.name(), "another text");
    try {
      assertThatThrownBy(() -> Schema.apply(testing.config()))
          .isInstanceOf(Failure.class)
          .hasMessageContaining(first.name());
    } finally {
      testing.client().execute("TRUNCATE TABLE schema_migrations", Map.of());
      Schema.apply(testing.config());
    }
  }

  @Test
  void everyTableOfTheFilesIsInTheDatabaseWithItsColumns() {
    record Found(String tableName, long columns) {}

    WarehouseConfig config = testing.config();
    try (Warehouse warehouse = Warehouse.open(config)) {
      Map<String, Long> found =
          warehouse
              .query(
                  Found.class,
                  "SELECT table AS table_name, count() AS columns FROM system.columns WHERE database = 'branchline' GROUP BY table",
                  Map.of())
              .stream()
              .collect(java.util.stream.Collectors.toMap(Found::tableName, Found::columns));
      Schema.columnsByTable()
          .forEach(
              (table, columns) -> {
                assertThat(found).containsKey(table);
                if (!columns.isEmpty()) {
                  assertThat(found.get(table)).as(table).isEqualTo(columns.size());
                }
              });
    }
  }

  private static void insertStep(int version, String name, String checksum) {
    testing
        .client()
        .execute(
            "INSERT INTO schema_migrations (version, name, checksum) VALUES ({v:UInt32}, {n:String}, {c:String})",
            Map.of("v", version, "n", name, "c", checksum));
  }
}
