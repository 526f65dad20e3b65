package io.branchline.ingest;

import io.branchline.ingest.flink.IngestJob;
import io.branchline.ingest.flink.IngestRun;
import io.branchline.ingest.flink.Tally;
import io.branchline.ingest.format.CanonicalFormat;
import io.branchline.ingest.simulate.BankSimulation;
import io.branchline.ingest.simulate.TruthCheck;
import io.branchline.warehouse.Failure;
import io.branchline.warehouse.Warehouse;
import io.branchline.warehouse.WarehouseConfig;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** How fast ingestion is, measured against the engine's own loading of the same lines. */
@Command(
    name = "ingest",
    mixinStandardHelpOptions = true,
    description = {
      "Simulates events, loads them with ClickHouse alone (JSONEachRow over the same port into a table of"
          + " the same shape), then ingests them, and prints both rates and their ratio. Works on an"
          + " engine of its own that is deleted afterwards. With --kafka the same lines also go through"
          + " a topic that is made for it and deleted."
    })
final class BenchIngestCommand implements Callable<Integer> {

  private static final LocalDate FROM = LocalDate.of(2026, 3, 2);

  private static final String LINES_TABLE =
      """
      CREATE TABLE bench_lines (
          id String, call String, branch LowCardinality(String), type LowCardinality(String),
          at DateTime64(3, 'UTC') CODEC(Delta, ZSTD(1)), queue LowCardinality(String),
          agent LowCardinality(String), customer String, priority Int32 CODEC(T64, ZSTD(1)),
          reason LowCardinality(String)
      ) ENGINE = ReplacingMergeTree PARTITION BY toYYYYMM(at)
      ORDER BY (branch, toStartOfDay(at), call, at, id)
      """;

  @Spec private CommandSpec spec;

  @Option(names = "--days", defaultValue = "7", description = "Default: ${DEFAULT-VALUE}.")
  private int days;

  @Option(
      names = "--scale",
      defaultValue = "1",
      description = "1 is about 150,000 lines a day. Default: ${DEFAULT-VALUE}.")
  private double scale;

  @Option(names = "--seed", defaultValue = "1", description = "Default: ${DEFAULT-VALUE}.")
  private long seed;

  @Option(
      names = "--parallelism",
      paramLabel = "N",
      description = "Readers and assemblers. Default: one a core, at most 8.")
  private int parallelism = Math.min(8, Runtime.getRuntime().availableProcessors());

  @Option(
      names = "--kafka",
      paramLabel = "HOST:PORT",
      description = "A broker on which a topic may be made and deleted.")
  private @Nullable String kafka;

  @Override
  public Integer call() throws IOException {
    Path folder = Files.createTempDirectory("branchline-bench");
    Path events = folder.resolve("events");
    try (ThrowawayEngine engine = ThrowawayEngine.start(folder)) {
      BankSimulation.Written written =
          BankSimulation.run(new BankSimulation.Request(events, FROM, days, scale, seed, 0, 0, 0));
      print("%,d lines, %,d bytes, %,d calls%n", written.lines(), written.bytes(), written.calls());
      double alone = clickHouseAlone(events, engine.warehouse(), written.lines());
      double ingested = ingest(events, engine, written.lines());
      print("ratio %.2f%n", ingested / alone);
      String servers = kafka;
      if (servers != null) {
        BenchTopic.Rates rates =
            new BenchTopic(servers, parallelism, this::rate)
                .run(files(events), written.lines(), eventRows(engine.warehouse()));
        print(
            "ratio to files: once %.2f, following %.2f%n",
            rates.once() / ingested, rates.following() / ingested);
      }
      return truth(events, engine.warehouse());
    }
  }

  private double clickHouseAlone(Path events, WarehouseConfig config, long lines)
      throws IOException {
    try (Warehouse warehouse = Warehouse.open(config)) {
      warehouse.execute(LINES_TABLE, Map.of());
      long startNanos = System.nanoTime();
      for (Path file : files(events)) {
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file), 1 << 20)) {
          warehouse.load("bench_lines", in, "JSONEachRow");
        }
      }
      double rate = rate("ClickHouse alone", lines, startNanos);
      Double rows = warehouse.number("SELECT count() FROM bench_lines", Map.of());
      warehouse.execute("DROP TABLE bench_lines SYNC", Map.of());
      if (rows == null || rows != lines) {
        throw new Failure(
            Failure.Code.INTERNAL, "ClickHouse loaded " + rows + " of " + lines + " lines.");
      }
      return rate;
    }
  }

  private double ingest(Path events, ThrowawayEngine engine, long lines) throws IOException {
    IngestRun run =
        new IngestRun(
            engine.home(),
            engine.warehouse(),
            new CanonicalFormat("", "UTC"),
            IngestJob.Times.DEFAULT,
            parallelism);
    long startNanos = System.nanoTime();
    Tally tally = run.once(files(events));
    double rate = rate("ingest", lines, startNanos);
    if (tally.lines() != lines) {
      throw new Failure(
          Failure.Code.INTERNAL, "Ingestion read " + tally.lines() + " of " + lines + " lines.");
    }
    return rate;
  }

  private static long eventRows(WarehouseConfig config) {
    try (Warehouse warehouse = Warehouse.open(config)) {
      Double rows = warehouse.number("SELECT count() FROM acd_events FINAL", Map.of());
      return rows == null ? 0 : rows.longValue();
    }
  }

  private int truth(Path events, WarehouseConfig config) {
    long different = 0;
    try (Warehouse warehouse = Warehouse.open(config)) {
      for (TruthCheck.Comparison comparison : TruthCheck.run(events, warehouse)) {
        different += comparison.different();
      }
    }
    print("%s%n", different == 0 ? "equal to the truth" : "DIFFERENT from the truth");
    return different == 0 ? 0 : 1;
  }

  private double rate(String what, long lines, long startNanos) {
    double seconds = (System.nanoTime() - startNanos) / 1e9;
    print("%-17s %,10.0f lines/s (%.1f s)%n", what, lines / seconds, seconds);
    return lines / seconds;
  }

  private static List<Path> files(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(file -> file.toString().endsWith(".jsonl")).sorted().toList();
    }
  }

  private void print(String format, Object... values) {
    PrintWriter out = spec.commandLine().getOut();
    out.printf(Locale.ROOT, format, values);
    out.flush();
  }
}
