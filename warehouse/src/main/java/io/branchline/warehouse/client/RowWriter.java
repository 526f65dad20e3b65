package io.branchline.warehouse.client;

import io.branchline.warehouse.Failure;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * Turns records of one type into RowBinary for one table.
 *
 * @param <R> the record type
 */
public final class RowWriter<R extends Record> {

  private final List<String> columns;
  private final MethodHandle[] accessors;
  private final ColumnWriter[] writers;

  /**
   * Binds each component to its column.
   *
   * @param types the table's column types by column name
   * @throws Failure where the table lacks a column, being of an older program
   */
  public RowWriter(Class<R> type, Map<String, String> types) {
    RecordComponent[] components = type.getRecordComponents();
    columns = Arrays.stream(components).map(c -> Names.column(c.getName())).toList();
    accessors = new MethodHandle[components.length];
    writers = new ColumnWriter[components.length];
    for (int i = 0; i < components.length; i++) {
      String columnType = types.get(columns.get(i));
      if (columnType == null) {
        throw Names.missing(type, columns.get(i));
      }
      accessors[i] = accessor(components[i]);
      writers[i] = ColumnWriter.of(columnType);
    }
  }

  /** The columns, in the order in which values are written. */
  public List<String> columns() {
    return columns;
  }

  /** All rows as one block of bytes. */
  public Block encode(List<R> rows) {
    RowBuffer buffer = new RowBuffer();
    for (R row : rows) {
      for (int i = 0; i < writers.length; i++) {
        writers[i].write(value(accessors[i], row), buffer);
      }
    }
    return new Block(buffer);
  }

  /** Encoded rows that can be sent more than once. */
  public static final class Block {

    private final RowBuffer buffer;

    private Block(RowBuffer buffer) {
      this.buffer = buffer;
    }

    /** How many bytes it has. */
    public int length() {
      return buffer.length();
    }

    /** Writes all bytes. */
    public void copyTo(OutputStream out) throws IOException {
      buffer.copyTo(out);
    }
  }

  private static Object value(MethodHandle accessor, Record row) {
    try {
      return (Object) accessor.invokeExact((Object) row);
    } catch (Throwable e) {
      throw new IllegalStateException("Cannot read " + row, e);
    }
  }

  private static MethodHandle accessor(RecordComponent component) {
    try {
      component.getAccessor().setAccessible(true);
      return MethodHandles.lookup()
          .unreflect(component.getAccessor())
          .asType(MethodType.methodType(Object.class, Object.class));
    } catch (IllegalAccessException e) {
      throw new IllegalArgumentException("Cannot read component " + component, e);
    }
  }
}
