package io.branchline.warehouse.table;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import io.branchline.warehouse.client.Names;
import io.branchline.warehouse.schema.Schema;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** The records and the SQL say the same. */
class TableTest {

  private static final Set<String> WITHOUT_RECORD = Set.of("schema_migrations");

  @Test
  void everyTableIsARecordWithTheSameColumnsInTheSameOrder() {
    Map<String, List<String>> records = new TreeMap<>();
    for (JavaClass type : new ClassFileImporter().importPackages("io.branchline.warehouse.table")) {
      if (type.isAnnotatedWith(Table.class)) {
        Class<? extends Record> reflected = type.reflect().asSubclass(Record.class);
        records.put(
            Names.table(reflected),
            Arrays.stream(reflected.getRecordComponents())
                .map(component -> Names.column(component.getName()))
                .toList());
      }
    }
    Map<String, List<String>> tables = new TreeMap<>(Schema.columnsByTable());
    tables.values().removeIf(List::isEmpty);
    tables.keySet().removeAll(WITHOUT_RECORD);
    assertThat(records).isEqualTo(tables);
  }
}
