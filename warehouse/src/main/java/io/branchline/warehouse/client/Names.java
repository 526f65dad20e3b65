package io.branchline.warehouse.client;

import io.branchline.warehouse.Failure;
import io.branchline.warehouse.table.Table;

/** The one rule between Java's names and the tables': {@code waitMillis} is {@code wait_millis}. */
public final class Names {

  private Names() {}

  /** The column of a record component. */
  public static String column(String component) {
    StringBuilder column = new StringBuilder(component.length() + 8);
    for (int i = 0; i < component.length(); i++) {
      char c = component.charAt(i);
      if (c >= 'A' && c <= 'Z') {
        column.append('_').append((char) (c - 'A' + 'a'));
      } else {
        column.append(c);
      }
    }
    return column.toString();
  }

  /** The table that a record is a row of. */
  public static String table(Class<? extends Record> type) {
    Table table = type.getAnnotation(Table.class);
    if (table == null) {
      throw new IllegalArgumentException(type.getName() + " is not annotated with @Table");
    }
    return table.value();
  }

  /** What to say where a table lacks a column that this program's rows have. */
  static RuntimeException missing(Class<? extends Record> type, String column) {
    Table table = type.getAnnotation(Table.class);
    return table == null
        ? new IllegalArgumentException(
            "The query has no column " + column + " for " + type.getName())
        : new Failure(
            Failure.Code.UNAVAILABLE,
            "The database is older than this program: table "
                + table.value()
                + " has no column "
                + column
                + ". Bring its schema up to date with: ./branchline up");
  }
}
