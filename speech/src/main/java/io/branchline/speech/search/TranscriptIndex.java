package io.branchline.speech.search;

import io.branchline.speech.search.document.Months;
import io.branchline.speech.search.language.Parsed;
import io.branchline.speech.search.language.Query;
import io.branchline.speech.search.language.QueryError;
import io.branchline.speech.search.language.QueryNode;
import io.branchline.speech.search.language.SortOrder;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import org.apache.lucene.index.DirectoryReader;

/**
 * Searches the transcripts. Safe for many threads; open it once and keep it. It sees what the index
 * follower, in this process or another, has committed. A folder without an index is an index
 * without calls; a damaged month is left out, named in the answer and told to whoever mends it.
 */
public final class TranscriptIndex implements AutoCloseable {

  /** {@link #each} gives no more calls than this. */
  public static final int MOST_EXPORTED = 200_000;

  private final Path folder;
  private final Consumer<YearMonth> damage;
  private final ExecutorService workers;
  private final Map<YearMonth, MonthReader> months = new ConcurrentHashMap<>();
  private volatile Categories categories = Categories.none();

  private TranscriptIndex(Path folder, Consumer<YearMonth> damage) {
    this.folder = folder;
    this.damage = damage;
    this.workers =
        Executors.newFixedThreadPool(
            MonthsSearcher.THREADS,
            task -> {
              Thread thread = new Thread(task, "search");
              thread.setDaemon(true);
              return thread;
            });
  }

  /** Opens the index in this folder ({@code Home.index()}). Nothing is read before it is needed. */
  public static TranscriptIndex open(Path folder) {
    return open(folder, month -> {});
  }

  /**
   * Opens the index in this folder.
   *
   * @param damage told of months that cannot be read, from any thread, possibly often
   */
  public static TranscriptIndex open(Path folder, Consumer<YearMonth> damage) {
    return new TranscriptIndex(folder, damage);
  }

  /** Takes over the categories; those whose rule did not change keep what is known of them. */
  public synchronized void categories(List<CategoryRule> rules) {
    categories = Categories.of(rules, categories);
  }

  /** What is wrong with a category's rule; empty where nothing is. */
  public static Optional<QueryError> mistake(String rule) {
    return Categories.mistake(rule);
  }

  /** Answers. */
  public SearchAnswer search(SearchRequest request) {
    long start = System.nanoTime();
    Planned planned = plan(request);
    if (planned.error().isPresent()) {
      return new SearchAnswer.Wrong(planned.error().get());
    }
    List<YearMonth> missing = new ArrayList<>();
    SearchPage page =
        readable(
            planned,
            missing,
            (searcher, months) -> searcher.page(planned.plan().orElseThrow(), months));
    return new SearchPage(
        page.calls(),
        page.exact(),
        page.since(),
        page.stopped(),
        page.found(),
        page.facets(),
        missing,
        Duration.ofNanos(System.nanoTime() - start));
  }

  /**
   * Gives every call that matches, in order, up to {@link #MOST_EXPORTED}, one at a time; the
   * request's page and facets do not matter. For exports.
   *
   * @return what is wrong with the query; empty where nothing is
   */
  public Optional<QueryError> each(SearchRequest request, Consumer<FoundCall> consumer) {
    Planned planned = plan(request);
    planned
        .plan()
        .ifPresent(
            plan ->
                readable(
                    planned,
                    new ArrayList<>(),
                    (searcher, months) -> {
                      searcher.each(plan, months, MOST_EXPORTED, consumer);
                      return true;
                    }));
    return planned.error();
  }

  /** A request understood, or not. */
  private record Planned(Optional<Plan> plan, Optional<QueryError> error, DateSpan span) {
    static Planned wrong(QueryError error) {
      return new Planned(Optional.empty(), Optional.of(error), new DateSpan(null, null));
    }
  }

  private Planned plan(SearchRequest request) {
    Parsed parsed = parse(request.query());
    if (parsed instanceof QueryError error) {
      return Planned.wrong(error);
    }
    Query query = (Query) parsed;
    Categories known = categories;
    try {
      CompiledSearch compiled = Compiler.compile(query, known.queries());
      Plan plan =
          new Plan(
              request,
              Compiler.held(compiled.calls(), request.filters(), known.queries()),
              compiled.places(),
              query.sort().or(request::sort).orElse(SortOrder.NEWEST),
              known.queries());
      return new Planned(
          Optional.of(plan), Optional.empty(), DateSpan.of(query.root(), request.filters()));
    } catch (Compiler.WrongQuery e) {
      return Planned.wrong(e.error());
    }
  }

  private static Parsed parse(String text) {
    return text.isBlank()
        ? new Query(text, new QueryNode.And(List.of()), Optional.empty())
        : Query.parse(text);
  }

  /** The months of a span, newest first. */
  private List<YearMonth> months(DateSpan span) {
    List<YearMonth> all = new ArrayList<>(Months.in(folder));
    all.removeIf(month -> !Months.mayHold(month, span.from(), span.to()));
    Collections.reverse(all);
    return all;
  }

  /** Does something with the months that can be read, and names those that cannot. */
  private <T> T readable(
      Planned planned,
      List<YearMonth> missing,
      BiFunction<MonthsSearcher, List<YearMonth>, T> work) {
    List<YearMonth> wanted = months(planned.span());
    while (true) {
      try (MonthsSearcher searcher = new MonthsSearcher(this::acquire, workers)) {
        return work.apply(searcher, List.copyOf(wanted));
      } catch (DamagedMonth e) {
        missing.add(e.month());
        wanted.remove(e.month());
        forget(e.month());
        damage.accept(e.month());
      }
    }
  }

  private Optional<DirectoryReader> acquire(YearMonth month) throws IOException {
    return months.computeIfAbsent(month, m -> new MonthReader(Months.folder(folder, m))).acquire();
  }

  private void forget(YearMonth month) {
    MonthReader reader = months.remove(month);
    if (reader != null) {
      reader.close();
    }
  }

  /** How many calls are indexed. */
  public long calls() {
    return search(SearchRequest.of("").page(0, 0)) instanceof SearchPage page ? page.calls() : 0;
  }

  @Override
  public void close() {
    workers.shutdown();
    months.values().forEach(MonthReader::close);
    months.clear();
  }
}
