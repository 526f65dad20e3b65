package io.branchline.warehouse.client;

import com.clickhouse.client.api.Client;
import com.clickhouse.client.api.command.CommandSettings;
import com.clickhouse.client.api.data_formats.ClickHouseBinaryFormatReader;
import com.clickhouse.client.api.insert.InsertResponse;
import com.clickhouse.client.api.insert.InsertSettings;
import com.clickhouse.client.api.query.QueryResponse;
import com.clickhouse.client.api.query.QuerySettings;
import com.clickhouse.data.ClickHouseFormat;
import io.branchline.warehouse.WarehouseConfig;
import java.io.InputStream;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** One user's HTTP connections to one server; keeps the library's types to itself. */
public final class Connection implements AutoCloseable {

  private static final int POOL = 16;
  private static final int TIMEOUT_MINUTES = 10;

  private final Client client;
  private final Faults faults;
  private final Map<Class<?>, RowWriter<?>> writers = new ConcurrentHashMap<>();

  /**
   * Opens the pool.
   *
   * @param settings server settings that go with every query
   */
  public Connection(WarehouseConfig config, Map<String, String> settings) {
    Client.Builder builder =
        new Client.Builder()
            .addEndpoint(config.url().toString())
            .setUsername(config.user())
            .setPassword(config.password())
            .setDefaultDatabase(config.database())
            .setMaxConnections(POOL)
            .setMaxRetries(0)
            .setConnectTimeout(5, ChronoUnit.SECONDS)
            .setSocketTimeout(TIMEOUT_MINUTES, ChronoUnit.MINUTES)
            .compressServerResponse(false)
            .compressClientRequest(false)
            .useHttpFormDataForQuery(true)
            .setClientName("branchline");
    settings.forEach(builder::serverSetting);
    client = builder.build();
    faults = new Faults(config);
  }

  /** Inserts rows in one batch, at most once per token where there is one. */
  public <R extends Record> void insert(Class<R> type, List<R> rows, @Nullable String token) {
    if (rows.isEmpty()) {
      return;
    }
    String table = Names.table(type);
    RowWriter<R> writer = writer(type, table);
    RowWriter.Block block = writer.encode(rows);
    InsertSettings settings =
        new InsertSettings()
            .serverSetting("async_insert", "0")
            .serverSetting("insert_deduplicate", token == null ? "0" : "1");
    if (token != null) {
      settings.setDeduplicationToken(token);
    }
    faults.retried(
        "writing to " + table,
        () -> {
          try (InsertResponse response =
              await(
                  client.insert(
                      table,
                      writer.columns(),
                      block::copyTo,
                      ClickHouseFormat.RowBinary,
                      settings))) {
            return response.getWrittenRows();
          }
        });
  }

  /** Inserts a stream as it is. Not retried: a stream is read once. */
  public void load(String table, InputStream rows, String format) {
    InsertSettings settings =
        new InsertSettings()
            .serverSetting("async_insert", "0")
            .serverSetting("insert_deduplicate", "0")
            .serverSetting("date_time_input_format", "best_effort")
            .serverSetting("input_format_skip_unknown_fields", "1");
    faults.once(
        "loading " + table,
        () -> {
          try (InsertResponse response =
              await(client.insert(table, rows, ClickHouseFormat.valueOf(format), settings))) {
            return response.getWrittenRows();
          }
        });
  }

  /** Streams the rows of a query. */
  public <R extends Record> void query(
      Class<R> type, String sql, Map<String, ?> parameters, Consumer<R> consumer) {
    RowReader<R> reader = new RowReader<>(type);
    QuerySettings settings =
        new QuerySettings().setFormat(ClickHouseFormat.RowBinaryWithNamesAndTypes);
    QueryResponse open =
        faults.retried("reading", () -> await(client.query(sql, texts(parameters), settings)));
    faults.once(
        "reading",
        () -> {
          try (QueryResponse response = open;
              ClickHouseBinaryFormatReader rows = client.newBinaryFormatReader(response)) {
            boolean checked = false;
            while (rows.hasNext()) {
              rows.next();
              if (!checked) {
                reader.requireColumns(
                    rows.getSchema().getColumns().stream()
                        .map(column -> column.getColumnName())
                        .toList());
                checked = true;
              }
              consumer.accept(reader.read(rows));
            }
          }
          return 0L;
        });
  }

  /** Runs a statement. */
  public void execute(String sql, Map<String, ?> parameters) {
    faults.retried(
        "running a statement",
        () -> {
          await(client.execute(sql, texts(parameters), new CommandSettings())).close();
          return 0L;
        });
  }

  /** Whether the server answers. */
  public boolean ping() {
    return client.ping(2_000);
  }

  @Override
  public void close() {
    client.close();
  }

  private record Column(String name, String type) {}

  @SuppressWarnings("unchecked") // a writer is stored under the class that it writes
  private <R extends Record> RowWriter<R> writer(Class<R> type, String table) {
    return (RowWriter<R>)
        writers.computeIfAbsent(type, key -> new RowWriter<>(type, columnTypes(table)));
  }

  private Map<String, String> columnTypes(String table) {
    Map<String, String> types = new HashMap<>();
    query(
        Column.class,
        "SELECT name, type FROM system.columns WHERE database = currentDatabase() AND table = {table:String}",
        Map.of("table", table),
        column -> types.put(column.name(), column.type()));
    if (types.isEmpty()) {
      throw faults.missingTable(table);
    }
    return types;
  }

  private static Map<String, Object> texts(Map<String, ?> parameters) {
    return parameters.entrySet().stream()
        .collect(Collectors.toMap(Map.Entry::getKey, e -> Values.parameter(e.getValue())));
  }

  private static <T> T await(CompletableFuture<T> future) throws Exception {
    return future.get();
  }
}
