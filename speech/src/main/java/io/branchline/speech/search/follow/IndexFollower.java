package io.branchline.speech.search.follow;

import io.branchline.speech.search.CategoryFinder;
import io.branchline.speech.search.CategoryRule;
import io.branchline.speech.search.document.Months;
import io.branchline.warehouse.Failure;
import io.branchline.warehouse.Warehouse;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.YearMonth;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The index's only writer: takes over what the tables have and the index has not, and counts the
 * categories. One at a time holds the folder. Every step may be done again, and the order is: the
 * categories' rows, the documents, and last the note how far it has come; killed at any moment, the
 * next one does the unfinished step once more and comes to the same.
 *
 * <p>Not for several threads at once, except {@link #suspect}.
 */
public final class IndexFollower implements AutoCloseable {

  private final Path folder;
  private final FolderLock lock;
  private final CategoryBook book;
  private final TableParts tables;
  private final MonthWriters writers;
  private final MonthFollower months;
  private final Consumer<String> log;
  private final Deque<YearMonth> unverified = new ArrayDeque<>();
  private final Queue<YearMonth> suspects = new ConcurrentLinkedQueue<>();
  private FollowState state;

  private IndexFollower(
      Path folder, FolderLock lock, Warehouse warehouse, CategoryBook book, Consumer<String> log) {
    this.folder = folder;
    this.lock = lock;
    this.book = book;
    this.log = log;
    this.tables = new TableParts(warehouse);
    this.writers = new MonthWriters(folder);
    this.months = new MonthFollower(folder, new TranscriptSource(warehouse), writers, book);
    this.state = FollowState.read(folder).withoutLost(folder);
    this.unverified.addAll(Months.in(folder));
  }

  /**
   * Takes the index for following the tables; empty while another process, or another follower of
   * this one, has it.
   *
   * @param log gets one line for everything worth telling an operator
   */
  public static Optional<IndexFollower> tryOpen(
      Warehouse warehouse, Path folder, CategoryBook book, Consumer<String> log) {
    return FolderLock.tryLock(folder)
        .map(
            lock -> {
              try {
                clear(folder);
                return new IndexFollower(folder, lock, warehouse, book, log);
              } catch (IOException e) {
                lock.close();
                throw unusable(folder, e);
              }
            });
  }

  /** What earlier programs and killed runs left. */
  private static void clear(Path folder) throws IOException {
    List<Path> files;
    try (Stream<Path> all = Files.list(folder)) {
      files = all.toList();
    }
    for (Path file : files) {
      String name = file.getFileName().toString();
      boolean beside = name.endsWith(".new") || name.endsWith(".old");
      boolean formerly =
          name.startsWith("_") || name.startsWith("segments") || name.equals("write.lock");
      if (beside || formerly) {
        MonthWriters.delete(file);
      }
    }
  }

  /**
   * Takes over everything that is new.
   *
   * @return how many calls were put into the index
   */
  public long catchUp() {
    try {
      long put = mend();
      Map<String, TableParts.Part> parts = tables.now();
      CategoryFinder finder = new CategoryFinder(book.rules());
      put += follow(parts, finder);
      dropMonths(TableParts.months(parts, "call_speech"));
      recount(finder);
      note(new FollowState(state.format(), parts.keySet(), state.categories()));
      return put;
    } catch (IOException e) {
      throw unusable(folder, e);
    }
  }

  private long follow(Map<String, TableParts.Part> parts, CategoryFinder finder)
      throws IOException {
    Map<YearMonth, List<TableParts.Part>> news =
        TableParts.unread(parts, state.parts()).stream()
            .collect(
                Collectors.groupingBy(TableParts.Part::month, TreeMap::new, Collectors.toList()));
    long put = 0;
    for (Map.Entry<YearMonth, List<TableParts.Part>> month : news.entrySet()) {
      put += follow(month.getKey(), month.getValue(), finder);
      Set<String> seen = new HashSet<>(state.parts());
      month.getValue().forEach(part -> seen.add(part.id()));
      seen.retainAll(parts.keySet());
      note(new FollowState(state.format(), seen, state.categories()));
    }
    return put;
  }

  private long follow(YearMonth month, List<TableParts.Part> parts, CategoryFinder finder)
      throws IOException {
    try {
      return months.follow(month, parts, finder);
    } catch (IOException | RuntimeException e) {
      if (!Damage.is(e)) {
        writers.forget(month);
        throw e;
      }
      return rebuild(month, e, finder);
    }
  }

  private long rebuild(YearMonth month, Exception damage, CategoryFinder finder)
      throws IOException {
    long start = System.nanoTime();
    long calls = months.rebuild(month, finder);
    log.accept(
        "The search index of "
            + month
            + " was damaged ("
            + String.valueOf(damage.getMessage()).lines().findFirst().orElse("")
            + "): made anew from the tables, "
            + calls
            + " calls in "
            + (System.nanoTime() - start) / 1_000_000
            + " ms.");
    return calls;
  }

  /** Looks at months that somebody could not read, and at one more that nobody has looked at. */
  private long mend() throws IOException {
    Set<YearMonth> looked = new HashSet<>();
    long put = 0;
    YearMonth month;
    while ((month = suspects.poll()) != null) {
      if (looked.add(month)) {
        put += verify(month);
      }
    }
    return unverified.isEmpty() ? put : put + verify(unverified.removeLast());
  }

  /** Compares the checksums of all months' files, and makes damaged ones anew. */
  public void verify() {
    try {
      while (!unverified.isEmpty()) {
        verify(unverified.removeLast());
      }
    } catch (IOException e) {
      throw unusable(folder, e);
    }
  }

  private long verify(YearMonth month) throws IOException {
    Path place = Months.folder(folder, month);
    if (!Damage.hasCommit(place) && !Damage.hasSegments(place)) {
      return 0; // killed before its first commit: nothing of it is noted as read
    }
    Optional<Exception> damage = Damage.look(folder, month);
    return damage.isPresent() ? rebuild(month, damage.get(), new CategoryFinder(book.rules())) : 0;
  }

  /** Has a month looked at in the next {@link #catchUp}: somebody could not read it. */
  public void suspect(YearMonth month) {
    suspects.add(month);
  }

  private void dropMonths(Set<YearMonth> wanted) throws IOException {
    for (YearMonth month : Months.in(folder)) {
      if (!wanted.contains(month)) {
        writers.drop(month);
      }
    }
  }

  /** Counts categories whose rule is another than the one they were counted by. */
  private void recount(CategoryFinder finder) throws IOException {
    Map<String, Long> counted = new TreeMap<>(state.categories());
    Collection<CategoryRule> rules = book.rules();
    for (CategoryRule rule : rules) {
      if (!Long.valueOf(rule.version()).equals(counted.get(rule.category()))) {
        for (YearMonth month : Months.in(folder)) {
          months.recount(month, rule, finder);
        }
        counted.put(rule.category(), rule.version());
        note(new FollowState(state.format(), state.parts(), counted));
      }
    }
    Set<String> names = rules.stream().map(CategoryRule::category).collect(Collectors.toSet());
    for (String category : List.copyOf(counted.keySet())) {
      if (!names.contains(category)) {
        book.forget(category);
        counted.remove(category);
        note(new FollowState(state.format(), state.parts(), counted));
      }
    }
  }

  private void note(FollowState news) {
    if (!news.equals(state)) {
      news.write(folder);
      state = news;
    }
  }

  /** Makes every month anew from the tables; readers go on with the old ones meanwhile. */
  public long rebuild() {
    try {
      Map<String, TableParts.Part> parts = tables.now();
      CategoryFinder finder = new CategoryFinder(book.rules());
      long calls = 0;
      for (YearMonth month : TableParts.months(parts, "call_speech")) {
        calls += months.rebuild(month, finder);
      }
      note(new FollowState(state.format(), parts.keySet(), Map.of()));
      catchUp();
      return calls;
    } catch (IOException e) {
      throw unusable(folder, e);
    }
  }

  /** What can be done when there is nothing to follow: one month that is over is made compact. */
  public void rest() {
    try {
      writers.closeIdle();
      months.settleOne();
    } catch (IOException e) {
      throw unusable(folder, e);
    }
  }

  private static Failure unusable(Path folder, IOException e) {
    boolean room = String.valueOf(e.getMessage()).contains("No space left");
    return new Failure(
        room ? Failure.Code.NO_ROOM : Failure.Code.UNAVAILABLE,
        "The search index in " + folder + " cannot be written: " + e.getMessage(),
        e);
  }

  @Override
  public void close() {
    try {
      writers.close();
    } catch (IOException e) {
      throw unusable(folder, e);
    } finally {
      lock.close();
    }
  }
}
