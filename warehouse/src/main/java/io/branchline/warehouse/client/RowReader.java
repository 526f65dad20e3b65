package io.branchline.warehouse.client;

import com.clickhouse.client.api.data_formats.ClickHouseBinaryFormatReader;
import io.branchline.warehouse.Failure;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.List;

/**
 * Builds records of one type from a result whose columns have the components' names.
 *
 * @param <R> the record type
 */
public final class RowReader<R extends Record> {

  private final Class<R> type;
  private final String[] columns;
  private final Class<?>[] types;
  private final Type[] genericTypes;
  private final Constructor<R> constructor;

  /** Binds the record's canonical constructor. */
  public RowReader(Class<R> type) {
    this.type = type;
    RecordComponent[] components = type.getRecordComponents();
    columns = Arrays.stream(components).map(c -> Names.column(c.getName())).toArray(String[]::new);
    types = Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
    genericTypes =
        Arrays.stream(components).map(RecordComponent::getGenericType).toArray(Type[]::new);
    try {
      constructor = type.getDeclaredConstructor(types);
      constructor.setAccessible(true);
    } catch (NoSuchMethodException e) {
      throw new IllegalArgumentException(type + " has no canonical constructor", e);
    }
  }

  /**
   * Fails where the result lacks a column.
   *
   * @param available the result's column names
   * @throws Failure where the record is a table's row: the table is of an older program
   */
  public void requireColumns(List<String> available) {
    for (String column : columns) {
      if (!available.contains(column)) {
        throw Names.missing(type, column);
      }
    }
  }

  /** The record of the reader's current row. */
  public R read(ClickHouseBinaryFormatReader row) {
    Object[] values = new Object[columns.length];
    for (int i = 0; i < columns.length; i++) {
      values[i] = Values.to(types[i], genericTypes[i], row.readValue(columns[i]), columns[i]);
    }
    try {
      return constructor.newInstance(values);
    } catch (InvocationTargetException e) {
      throw new IllegalStateException("The warehouse holds a bad row: " + e.getCause(), e);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }
}
