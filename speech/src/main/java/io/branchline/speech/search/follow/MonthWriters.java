package io.branchline.speech.search.follow;

import io.branchline.speech.search.document.Months;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The months that are being written; one that nothing came for is closed after a while. */
final class MonthWriters implements AutoCloseable {

  private static final Duration IDLE = Duration.ofSeconds(60);

  private final Path folder;
  private final Map<YearMonth, Open> open = new TreeMap<>();

  MonthWriters(Path folder) {
    this.folder = folder;
  }

  private record Open(MonthWriter writer, long usedAt) {}

  /**
   * The writer of a month.
   *
   * @throws IOException where the month is damaged
   */
  MonthWriter of(YearMonth month) throws IOException {
    Open known = open.get(month);
    MonthWriter writer =
        known == null ? MonthWriter.open(Months.folder(folder, month)) : known.writer();
    open.put(month, new Open(writer, System.nanoTime()));
    return writer;
  }

  /** A month's writer in a folder beside the month's own, empty, to be made the month's later. */
  MonthWriter fresh(YearMonth month) throws IOException {
    delete(fresh(folder, month));
    return MonthWriter.open(fresh(folder, month));
  }

  /** Puts what was written beside in the month's place. */
  void replace(YearMonth month) throws IOException {
    forget(month);
    Path place = Months.folder(folder, month);
    Path old = folder.resolve(month + ".old");
    delete(old);
    if (Files.exists(place)) {
      Files.move(place, old, StandardCopyOption.ATOMIC_MOVE);
    }
    Files.move(fresh(folder, month), place, StandardCopyOption.ATOMIC_MOVE);
    delete(old);
  }

  /** Deletes a month that the tables have no calls of. */
  void drop(YearMonth month) throws IOException {
    forget(month);
    delete(Months.folder(folder, month));
  }

  /** Closes months that nothing came for. */
  void closeIdle() throws IOException {
    for (YearMonth month : List.copyOf(open.keySet())) {
      if (System.nanoTime() - open.get(month).usedAt() > IDLE.toNanos()) {
        forget(month);
      }
    }
  }

  /** Whether a month is open for writing. */
  boolean isOpen(YearMonth month) {
    return open.containsKey(month);
  }

  void forget(YearMonth month) throws IOException {
    Open known = open.remove(month);
    if (known != null) {
      known.writer().close();
    }
  }

  private static Path fresh(Path folder, YearMonth month) {
    return folder.resolve(month + ".new");
  }

  /** Deletes a folder or file and what is in it. */
  static void delete(Path path) throws IOException {
    if (!Files.exists(path)) {
      return;
    }
    List<Path> files;
    try (Stream<Path> walk = Files.walk(path)) {
      files = new ArrayList<>(walk.sorted(Comparator.reverseOrder()).toList());
    }
    for (Path file : files) {
      Files.deleteIfExists(file);
    }
  }

  @Override
  public void close() throws IOException {
    for (YearMonth month : List.copyOf(open.keySet())) {
      forget(month);
    }
  }
}
