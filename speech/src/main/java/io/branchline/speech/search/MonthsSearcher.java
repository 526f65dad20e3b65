package io.branchline.speech.search;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.MultiReader;
import org.apache.lucene.index.ReaderUtil;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.MultiCollectorManager;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.TopDocs;
import org.apache.lucene.search.TopFieldCollectorManager;
import org.jspecify.annotations.Nullable;

/** One search over the months that it needs; gives their readers back at its end. */
final class MonthsSearcher implements AutoCloseable {

  static final int THREADS = Math.min(4, Runtime.getRuntime().availableProcessors());

  /** Below this many calls a second thread costs more than it helps. */
  private static final int CALLS_A_THREAD = 20_000;

  private static final int EXPORTED_AT_ONCE = 500;

  /** Opens months. */
  interface Opener {
    Optional<DirectoryReader> acquire(YearMonth month) throws IOException;
  }

  private final long start = System.nanoTime();
  private final Opener opener;
  private final ExecutorService workers;
  private final Map<YearMonth, DirectoryReader> readers = new LinkedHashMap<>();

  MonthsSearcher(Opener opener, ExecutorService workers) {
    this.opener = opener;
    this.workers = workers;
  }

  /**
   * Searches these months, newest first.
   *
   * @throws DamagedMonth where one cannot be read
   */
  SearchPage page(Plan plan, List<YearMonth> months) {
    return blaming(() -> plan.mayStop() ? newest(plan, months) : all(plan, months));
  }

  /**
   * Gives all calls of these months, in order.
   *
   * @throws DamagedMonth where one cannot be read
   */
  void each(Plan plan, List<YearMonth> months, int most, Consumer<FoundCall> consumer) {
    blaming(
        () -> {
          try (MultiReader reader = reader(months)) {
            Searcher searcher = new Searcher(reader, workers);
            int calls = (int) Math.min(most, searcher.count(plan.calls()));
            if (calls > 0) {
              ScoreDoc[] found = search(searcher, plan, calls).top().scoreDocs;
              for (int from = 0; from < found.length; from += EXPORTED_AT_ONCE) {
                int to = Math.min(found.length, from + EXPORTED_AT_ONCE);
                ScoreDoc[] some = Arrays.copyOfRange(found, from, to);
                read(searcher, plan, new TopDocs(null, some), 0).forEach(consumer);
              }
            }
            return calls;
          }
        });
  }

  /** Something that reads the index. */
  private interface Reading<T> {
    T read() throws IOException;
  }

  private <T> T blaming(Reading<T> reading) {
    try {
      return reading.read();
    } catch (IOException | RuntimeException e) {
      if (!(e instanceof DamagedMonth)) {
        blame(e);
      }
      throw e instanceof RuntimeException unchecked
          ? unchecked
          : new UncheckedIOException((IOException) e);
    }
  }

  private SearchPage all(Plan plan, List<YearMonth> months) throws IOException {
    try (MultiReader reader = reader(months)) {
      Searcher searcher = limited(reader, plan);
      Found found = search(searcher, plan, plan.depth());
      List<FoundCall> calls = read(searcher, plan, found.top(), plan.request().offset());
      return page(found.counted().calls(), searcher.timedOut(), calls, found.counted().facets());
    }
  }

  private Searcher limited(IndexReader reader, Plan plan) {
    Searcher searcher = new Searcher(reader, workers);
    long limit = plan.request().timeLimit().toNanos();
    searcher.setTimeout(() -> System.nanoTime() - start >= limit);
    return searcher;
  }

  private MultiReader reader(List<YearMonth> months) throws IOException {
    List<IndexReader> parts = new ArrayList<>();
    for (YearMonth month : months) {
      open(month).ifPresent(parts::add);
    }
    return new MultiReader(parts.toArray(IndexReader[]::new), false);
  }

  /** From the newest month on until there are enough, each time twice as many months at once. */
  private SearchPage newest(Plan plan, List<YearMonth> months) throws IOException {
    List<FoundCall> calls = new ArrayList<>();
    FacetCollector.Counted counted = FacetCollector.Counted.NONE;
    boolean stopped = false;
    int looked = 0;
    for (int some = 1; looked < months.size() && !stopped; some *= 2) {
      if (looked > 0 && counted.calls() >= plan.enough()) {
        break;
      }
      List<YearMonth> next = months.subList(looked, Math.min(months.size(), looked + some));
      looked += next.size();
      try (MultiReader reader = reader(next)) {
        Searcher searcher = limited(reader, plan);
        Found found = search(searcher, plan, (int) Math.max(0, plan.depth() - counted.calls()));
        int leftOut = (int) Math.max(0, plan.request().offset() - counted.calls());
        calls.addAll(read(searcher, plan, found.top(), leftOut));
        counted = counted.plus(found.counted());
        stopped = searcher.timedOut();
      }
    }
    return new SearchPage(
        counted.calls(),
        looked == months.size() && !stopped,
        looked == months.size() ? null : months.get(looked - 1),
        stopped,
        calls,
        counted.facets(),
        List.of(),
        Duration.ZERO);
  }

  private static SearchPage page(
      long calls, boolean stopped, List<FoundCall> found, Map<Facet, List<FacetCount>> facets) {
    return new SearchPage(calls, !stopped, null, stopped, found, facets, List.of(), Duration.ZERO);
  }

  private record Found(TopDocs top, FacetCollector.Counted counted) {}

  private static Found search(Searcher searcher, Plan plan, int depth) throws IOException {
    FacetCollector.Manager facets =
        new FacetCollector.Manager(plan.request().facets(), plan.categories());
    if (depth == 0) {
      return new Found(new TopDocs(null, new ScoreDoc[0]), searcher.search(plan.calls(), facets));
    }
    int most = Math.max(1, Math.min(depth, searcher.getIndexReader().maxDoc()));
    Object[] both =
        searcher.search(
            plan.calls(),
            new MultiCollectorManager(
                new TopFieldCollectorManager(Sorts.of(plan.order()), most, Integer.MAX_VALUE),
                facets));
    return new Found((TopDocs) both[0], (FacetCollector.Counted) both[1]);
  }

  /** Reads the found calls from a rank on, in their order. */
  private static List<FoundCall> read(Searcher searcher, Plan plan, TopDocs top, int from)
      throws IOException {
    int found = Math.max(0, top.scoreDocs.length - from);
    FoundCall[] calls = new FoundCall[found];
    List<Integer> rising =
        IntStream.range(0, found)
            .boxed()
            .sorted(Comparator.comparingInt(i -> top.scoreDocs[from + i].doc))
            .toList();
    List<LeafReaderContext> leaves = searcher.getIndexReader().leaves();
    @Nullable LeafReaderContext leaf = null;
    @Nullable CallReader reader = null;
    for (int rank : rising) {
      int doc = top.scoreDocs[from + rank].doc;
      LeafReaderContext its = leaves.get(ReaderUtil.subIndex(doc, leaves));
      if (reader == null || leaf != its) {
        leaf = its;
        reader = new CallReader(its.reader(), plan.places());
      }
      calls[rank] = reader.read(doc - its.docBase, plan.request().hitsPerCall());
    }
    return List.of(calls);
  }

  private Optional<DirectoryReader> open(YearMonth month) {
    try {
      Optional<DirectoryReader> reader = opener.acquire(month);
      reader.ifPresent(open -> readers.put(month, open));
      return reader;
    } catch (IOException | RuntimeException e) {
      throw new DamagedMonth(month, e);
    }
  }

  /** A search broke: looks which month's files are not what they were when they were written. */
  private void blame(Exception broken) {
    for (Map.Entry<YearMonth, DirectoryReader> month : readers.entrySet()) {
      try {
        for (LeafReaderContext leaf : month.getValue().leaves()) {
          leaf.reader().checkIntegrity();
        }
      } catch (IOException | RuntimeException e) {
        e.addSuppressed(broken);
        throw new DamagedMonth(month.getKey(), e);
      }
    }
  }

  @Override
  public void close() {
    for (DirectoryReader reader : readers.values()) {
      try {
        reader.decRef();
      } catch (IOException e) {
        throw new UncheckedIOException("cannot close an index reader", e);
      }
    }
    readers.clear();
  }

  /** Deals the segments out to the threads so that each has about as many calls. */
  private static final class Searcher extends IndexSearcher {

    Searcher(IndexReader reader, ExecutorService workers) {
      super(reader, workers);
    }

    @Override
    protected LeafSlice[] slices(List<LeafReaderContext> leaves) {
      int calls = leaves.stream().mapToInt(leaf -> leaf.reader().maxDoc()).sum();
      int threads = Math.max(1, Math.min(THREADS, calls / CALLS_A_THREAD));
      Map<Integer, List<LeafReaderContext>> dealt = new HashMap<>();
      int[] load = new int[threads];
      leaves.stream()
          .sorted(Comparator.comparingInt(leaf -> -leaf.reader().maxDoc()))
          .forEach(
              leaf -> {
                int least = 0;
                for (int i = 1; i < threads; i++) {
                  least = load[i] < load[least] ? i : least;
                }
                load[least] += leaf.reader().maxDoc();
                dealt.computeIfAbsent(least, i -> new ArrayList<>()).add(leaf);
              });
      return dealt.values().stream()
          .map(
              slice -> {
                slice.sort(Comparator.comparingInt(leaf -> leaf.docBase));
                return new LeafSlice(slice);
              })
          .toArray(LeafSlice[]::new);
    }
  }
}
