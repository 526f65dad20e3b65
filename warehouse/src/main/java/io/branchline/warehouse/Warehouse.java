package io.branchline.warehouse;
import java.util.*;
import java.util.function.Consumer;
/** API sketch; implementation follows within minutes. */
public final class Warehouse implements AutoCloseable {
  /** Opens; does not connect until first use. */
  public static Warehouse open(WarehouseConfig config) { throw new IllegalStateException(); }
  /** A client that reads only these branches: user branchline_scoped + row policies; empty set = nothing. */
  public Warehouse scopedTo(Set<String> branches) { throw new IllegalStateException(); }
  /** Writes rows of one {@code @Table} record type in one batch (idempotent by the table's key and version; retried, bounded). */
  public <R extends Record> void write(Class<R> type, List<R> rows) { throw new IllegalStateException(); }
  /** Same, at most once per token. */
  public <R extends Record> void write(Class<R> type, List<R> rows, String token) { throw new IllegalStateException(); }
  /** Every row into a record whose component names are the result's columns (camelCase = snake_case). Parameters: {name:Type} placeholders. */
  public <R extends Record> List<R> query(Class<R> type, String sql, Map<String, ?> parameters) { throw new IllegalStateException(); }
  /** Same, one row at a time, constant memory. */
  public <R extends Record> void stream(Class<R> type, String sql, Map<String, ?> parameters, Consumer<R> consumer) { throw new IllegalStateException(); }
  /** Runs a statement without a result. */
  public void execute(String sql, Map<String, ?> parameters) { throw new IllegalStateException(); }
  @Override public void close() {}
}
