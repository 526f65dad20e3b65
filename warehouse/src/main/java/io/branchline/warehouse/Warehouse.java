package io.branchline.warehouse;

import static java.util.Objects.requireNonNull;

import io.branchline.warehouse.client.Connection;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The client of the warehouse: reads and writes rows as records. Safe for many threads; cheap to
 * keep, dear to open. Every failure that a person can mend is a {@link Failure}.
 */
public final class Warehouse implements AutoCloseable {

  private final WarehouseConfig config;
  private final Connection connection;

  private Warehouse(WarehouseConfig config, Connection connection) {
    this.config = config;
    this.connection = connection;
  }

  /** Opens a client. Nothing is sent before the first call. */
  public static Warehouse open(WarehouseConfig config) {
    return new Warehouse(config, new Connection(config, Map.of()));
  }

  /** The warehouse that the environment names; see {@link WarehouseConfig#current}. */
  public static Warehouse open() {
    return open(WarehouseConfig.current());
  }

  /** Where it is and who asks. */
  public WarehouseConfig config() {
    return config;
  }

  /**
   * A client that reads what people of these branches may read and writes nothing. The server's row
   * policies see to it, whatever the query says; no branches, no rows.
   *
   * @throws Failure where the server has no scoped user
   */
  public Warehouse scopedTo(Set<String> branches) {
    String password = config.scopedPassword();
    if (password == null) {
      throw new Failure(
          Failure.Code.UNAVAILABLE,
          "The warehouse at "
              + config.url()
              + " has no password for "
              + WarehouseConfig.SCOPED_USER
              + ". Set BRANCHLINE_CLICKHOUSE_SCOPED_PASSWORD.");
    }
    for (String branch : branches) {
      if (branch.isEmpty()
          || branch.contains(",")
          || branch.contains("'")
          || branch.contains("\\")) {
        throw new Failure(Failure.Code.BAD_INPUT, "'" + branch + "' is not a branch's id.");
      }
    }
    WarehouseConfig scoped = config.as(WarehouseConfig.SCOPED_USER, password);
    String names = String.join(",", new TreeSet<>(branches));
    return new Warehouse(scoped, new Connection(scoped, Map.of("log_comment", names)));
  }

  /**
   * Writes rows of a {@code @Table} record in one batch. Writing the same rows again changes
   * nothing: tables keep one row a key, the one with the highest version.
   */
  public <R extends Record> void write(Class<R> type, List<R> rows) {
    connection.insert(type, rows, null);
  }

  /**
   * Writes rows at most once per token, for tables whose rows have no key of their own. The same
   * token with other rows is dropped: derive it from what it stands for.
   */
  public <R extends Record> void write(Class<R> type, List<R> rows, String token) {
    connection.insert(type, rows, requireNonNull(token, "token is null"));
  }

  /**
   * Loads a stream as it is, the fastest way in.
   *
   * @param format a ClickHouse input format, such as {@code JSONEachRow}
   */
  public void load(String table, InputStream rows, String format) {
    connection.load(table, rows, format);
  }

  /**
   * Every row of a query, each as a record whose component names are the result's columns.
   *
   * @param parameters values of the {@code {name:Type}} placeholders
   */
  public <R extends Record> List<R> query(Class<R> type, String sql, Map<String, ?> parameters) {
    List<R> rows = new ArrayList<>();
    stream(type, sql, parameters, rows::add);
    return rows;
  }

  /** The rows of a query one at a time, in constant memory. */
  public <R extends Record> void stream(
      Class<R> type, String sql, Map<String, ?> parameters, Consumer<R> consumer) {
    connection.query(type, sql, parameters, consumer);
  }

  /** The single number that a query gives; null where it gives none. */
  public @Nullable Double number(String sql, Map<String, ?> parameters) {
    List<Figure> rows =
        query(
            Figure.class,
            "SELECT toFloat64OrNull(toString(*)) AS value FROM (" + sql + ")",
            parameters);
    return rows.isEmpty() ? null : rows.get(0).value();
  }

  record Figure(@Nullable Double value) {}

  /** Runs a statement that gives no rows. */
  public void execute(String sql, Map<String, ?> parameters) {
    connection.execute(sql, parameters);
  }

  /** Whether the warehouse answers now. */
  public boolean answers() {
    return connection.ping();
  }

  @Override
  public void close() {
    connection.close();
  }
}
