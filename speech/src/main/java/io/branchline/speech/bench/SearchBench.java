package io.branchline.speech.bench;

import io.branchline.speech.search.Facet;
import io.branchline.speech.search.SearchPage;
import io.branchline.speech.search.SearchRequest;
import io.branchline.speech.search.TranscriptIndex;
import io.branchline.speech.search.document.IndexedCall;
import io.branchline.speech.search.follow.BulkIndex;
import io.branchline.warehouse.Failure;
import io.branchline.warehouse.Home;
import io.branchline.warehouse.Warehouse;
import io.branchline.warehouse.cli.Progress;
import io.branchline.warehouse.engine.Engine;
import io.branchline.warehouse.engine.EngineConfig;
import io.branchline.warehouse.engine.Ports;
import io.branchline.warehouse.schema.Schema;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Measures searches over generated calls. */
public final class SearchBench {

  private static final int WARM_UP = 60;
  private static final long ENGINE_BYTES = 6L << 30;

  private static final String TABLE =
      """
      CREATE TABLE IF NOT EXISTS bench_utterances (
        call_id String, branch LowCardinality(String), call_started_at DateTime64(3, 'UTC'),
        duration_millis Int64, side LowCardinality(String), number Int32, text String,
        word_start_millis Array(Int64),
        INDEX words text TYPE text(tokenizer = 'splitByNonAlpha')
      ) ENGINE = MergeTree PARTITION BY toYYYYMM(call_started_at)
      ORDER BY (branch, toDate(call_started_at, 'UTC'), call_id, side, number)
      """;

  /** What the index is measured beside. */
  public enum Beside {
    /** ClickHouse with its text index. */
    CLICKHOUSE,
    /** Nothing. */
    NOTHING
  }

  private final Home home;
  private final long seed;
  private final int calls;
  private final int queries;
  private final PrintWriter out;
  private final GeneratedCalls generated;

  /** Prepares; nothing runs yet. */
  public SearchBench(Home home, long seed, int calls, int queries, PrintWriter out) {
    this.home = home;
    this.seed = seed;
    this.calls = calls;
    this.queries = queries;
    this.out = out;
    this.generated = new GeneratedCalls(seed, calls);
  }

  /** Builds and measures; a folder of null is a temporary one. */
  public void run(@Nullable Path kept, Beside beside) {
    try {
      Path folder = kept == null ? Files.createTempDirectory("bench-search") : kept;
      Path marked = folder.resolve("seed-" + seed + "-calls-" + calls);
      try {
        say("%,d calls of 300 words, seed %d", calls, seed);
        build(folder, marked);
        List<SearchQuestion> questions = questions();
        long[] found = new long[queries];
        Latencies index = index(folder.resolve("index"), questions, found);
        if (beside == Beside.CLICKHOUSE) {
          clickHouse(folder, marked, questions, found, index);
        }
      } finally {
        if (kept == null) {
          delete(folder);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private List<SearchQuestion> questions() {
    SplittableRandom random = new SplittableRandom(seed);
    List<SearchQuestion> questions = new ArrayList<>();
    for (int i = 0; i < queries; i++) {
      questions.add(SearchQuestion.draw(generated, random));
    }
    return questions;
  }

  private void build(Path folder, Path marked) throws IOException {
    Path index = folder.resolve("index");
    if (Files.exists(marked)) {
      say("index: %,.0f MB, built before", BulkIndex.bytes(index) / 1e6);
      return;
    }
    long start = System.nanoTime();
    try (Progress progress = Progress.of("index", "calls", calls)) {
      BulkIndex.build(index, counted(generated.all(), progress));
    }
    double seconds = (System.nanoTime() - start) / 1e9;
    long bytes = BulkIndex.bytes(index);
    say(
        "index: built in %.0f s, %,.0f calls/s; %,.0f MB, %,.0f bytes a call (generating included)",
        seconds, calls / seconds, bytes / 1e6, (double) bytes / calls);
    Files.createDirectories(folder);
    Files.createFile(marked);
  }

  private static Iterator<IndexedCall> counted(Iterator<IndexedCall> all, Progress progress) {
    return new Iterator<>() {
      @Override
      public boolean hasNext() {
        return all.hasNext();
      }

      @Override
      public IndexedCall next() {
        progress.add(1);
        return all.next();
      }
    };
  }

  private Latencies index(Path folder, List<SearchQuestion> questions, long[] found) {
    try (TranscriptIndex index = TranscriptIndex.open(folder)) {
      SplittableRandom random = new SplittableRandom(seed + 1);
      for (int i = 0; i < WARM_UP; i++) {
        index.search(SearchQuestion.draw(generated, random).request());
      }
      double[] millis = new double[queries];
      long calls = 0;
      for (int i = 0; i < queries; i++) {
        SearchPage page = timed(index, questions.get(i).request(), millis, i);
        found[i] = page.calls();
        calls += page.calls();
      }
      Latencies latencies = Latencies.of(millis);
      say(
          "%d questions of a phrase, a side, a time and a branch; %,d calls each",
          queries, calls / queries);
      say("  index       %s", latencies);
      other(index, "no branch", q -> SearchRequest.of(q.query()));
      other(
          index,
          "to 10,000",
          q ->
              SearchRequest.of(q.query())
                  .by(Set.of(Facet.BRANCH, Facet.QUEUE, Facet.AGENT, Facet.OUTCOME))
                  .countingTo(10_000));
      other(index, "newest page", q -> SearchRequest.of(q.query()).countingTo(0));
      other(
          index,
          "wildcard",
          q -> SearchRequest.of("transfer* side:" + q.side()).within(q.request().filters()));
      other(
          index, "NEAR/5", q -> SearchRequest.of("card NEAR/5 lost").within(q.request().filters()));
      other(index, "NEAR/5 all", q -> SearchRequest.of("card NEAR/5 lost"));
      other(
          index,
          "THEN all",
          q -> SearchRequest.of("\"debit card\" THEN \"account number\" within 20s"));
      other(
          index,
          "THEN",
          q ->
              SearchRequest.of("\"debit card\" THEN \"account number\" within 20s")
                  .within(q.request().filters()));
      return latencies;
    }
  }

  private void other(
      TranscriptIndex index,
      String name,
      java.util.function.Function<SearchQuestion, SearchRequest> request) {
    int some = Math.min(queries, 40);
    double[] millis = new double[some];
    SplittableRandom random = new SplittableRandom(seed + 2);
    for (int i = 0; i < some; i++) {
      timed(index, request.apply(SearchQuestion.draw(generated, random)), millis, i);
    }
    say("  %-11s %s", name, Latencies.of(millis));
  }

  private static SearchPage timed(
      TranscriptIndex index, SearchRequest request, double[] millis, int i) {
    long start = System.nanoTime();
    if (index.search(request) instanceof SearchPage page) {
      millis[i] = (System.nanoTime() - start) / 1e6;
      return page;
    }
    throw new IllegalStateException("not understood: " + request.query());
  }

  private void clickHouse(
      Path folder, Path marked, List<SearchQuestion> questions, long[] found, Latencies index)
      throws IOException {
    Home engineHome = new Home(folder.resolve("engine-home"));
    Path library = engineHome.engineLibrary();
    Files.createDirectories(library.getParent());
    if (!Files.exists(library)) {
      Files.createSymbolicLink(library, home.engineLibrary().toRealPath());
    }
    Engine engine =
        new Engine(new EngineConfig(engineHome, Ports.free(), Ports.free(), ENGINE_BYTES));
    engine.start();
    Schema.apply(engine.warehouse());
    try (Warehouse warehouse = Warehouse.open(engine.warehouse())) {
      load(warehouse, marked.resolveSibling(marked.getFileName() + "-loaded"));
      ask(warehouse, questions, found, index);
    } finally {
      engine.stop();
    }
  }

  private record Size(long bytes, long indexBytes) {}

  private void load(Warehouse warehouse, Path marked) throws IOException {
    if (!Files.exists(marked)) {
      warehouse.execute(TABLE, Map.of());
      long start = System.nanoTime();
      try (Progress progress = Progress.of("load", "calls", calls)) {
        warehouse.load(
            "bench_utterances",
            new UtterancesTsv(counted(generated.all(), progress)),
            "TabSeparated");
      }
      warehouse.execute("OPTIMIZE TABLE bench_utterances FINAL", Map.of());
      say("ClickHouse: loaded and merged in %.0f s", (System.nanoTime() - start) / 1e9);
      Files.createFile(marked);
    }
    Size size =
        warehouse
            .query(
                Size.class,
                """
                SELECT sum(bytes_on_disk) AS bytes, sum(secondary_indices_compressed_bytes) AS index_bytes
                FROM system.parts WHERE active AND table = 'bench_utterances'
                """,
                Map.of())
            .get(0);
    say(
        "ClickHouse: %,.0f MB, of which %,.0f MB text index",
        size.bytes() / 1e6, size.indexBytes() / 1e6);
  }

  private record Newest(String callId, Instant at, long first, long calls) {}

  private void ask(
      Warehouse warehouse, List<SearchQuestion> questions, long[] found, Latencies index) {
    int some = Math.min(queries, 100);
    double[] millis = new double[some];
    for (int i = 0; i < 10; i++) {
      warehouse.query(Newest.class, SearchQuestion.SQL, questions.get(i % queries).parameters());
    }
    for (int i = 0; i < some; i++) {
      long start = System.nanoTime();
      List<Newest> newest =
          warehouse.query(Newest.class, SearchQuestion.SQL, questions.get(i).parameters());
      millis[i] = (System.nanoTime() - start) / 1e6;
      long calls = newest.isEmpty() ? 0 : newest.get(0).calls();
      if (calls != found[i]) {
        throw new Failure(
            Failure.Code.INTERNAL,
            questions.get(i) + ": the index found " + found[i] + " calls, ClickHouse " + calls);
      }
    }
    Latencies latencies = Latencies.of(millis);
    say("  ClickHouse  %s", latencies);
    say(
        "the same %d counts; the index is %.0f times as fast at p50, %.0f times at p95",
        some,
        latencies.within(0.5) / index.within(0.5),
        latencies.within(0.95) / index.within(0.95));
  }

  private void say(String format, Object... arguments) {
    out.println(String.format(Locale.ROOT, format, arguments));
    out.flush();
  }

  private static void delete(Path folder) throws IOException {
    List<Path> files;
    try (Stream<Path> all = Files.walk(folder)) {
      files = all.sorted(Comparator.reverseOrder()).toList();
    }
    for (Path file : files) {
      Files.deleteIfExists(file);
    }
  }
}
