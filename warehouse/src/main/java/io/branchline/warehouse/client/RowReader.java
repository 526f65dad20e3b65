package io.branchline.warehouse.client;

import com.clickhouse.client.api.data_formats.ClickHouseBinaryFormatReader;
import io.branchline.warehouse.Failure;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Builds records of one type from a result whose columns have the components' names. A component
 * that is a record itself is built from columns of its own components' names.
 *
 * @param <R> the record type
 */
public final class RowReader<R extends Record> {

  private final Class<R> type;
  private final List<Part> parts;
  private final Constructor<R> constructor;

  /** Binds the record's canonical constructor. */
  public RowReader(Class<R> type) {
    this.type = type;
    RecordComponent[] components = type.getRecordComponents();
    parts = Arrays.stream(components).map(RowReader::part).toList();
    try {
      constructor =
          type.getDeclaredConstructor(
              Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new));
      constructor.setAccessible(true);
    } catch (NoSuchMethodException e) {
      throw new IllegalArgumentException(type + " has no canonical constructor", e);
    }
  }

  /** One component of the record. */
  private sealed interface Part {
    List<String> columns();

    Object read(ClickHouseBinaryFormatReader row);
  }

  private record Column(String name, RecordComponent component) implements Part {
    @Override
    public List<String> columns() {
      return List.of(name);
    }

    @Override
    public Object read(ClickHouseBinaryFormatReader row) {
      return Values.to(component.getType(), component.getGenericType(), row.readValue(name), name);
    }
  }

  private record Nested(RowReader<?> reader) implements Part {
    @Override
    public List<String> columns() {
      return reader.columns();
    }

    @Override
    public Object read(ClickHouseBinaryFormatReader row) {
      return reader.read(row);
    }
  }

  private static Part part(RecordComponent component) {
    return component.getType().isRecord()
        ? new Nested(new RowReader<>(component.getType().asSubclass(Record.class)))
        : new Column(Names.column(component.getName()), component);
  }

  private List<String> columns() {
    List<String> columns = new ArrayList<>();
    parts.forEach(part -> columns.addAll(part.columns()));
    return columns;
  }

  /**
   * Fails where the result lacks a column.
   *
   * @param available the result's column names
   * @throws Failure where the record is a table's row: the table is of an older program
   */
  public void requireColumns(List<String> available) {
    for (String column : columns()) {
      if (!available.contains(column)) {
        throw Names.missing(type, column);
      }
    }
  }

  /** The record of the reader's current row. */
  public R read(ClickHouseBinaryFormatReader row) {
    Object[] values = new Object[parts.size()];
    for (int i = 0; i < values.length; i++) {
      values[i] = parts.get(i).read(row);
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
