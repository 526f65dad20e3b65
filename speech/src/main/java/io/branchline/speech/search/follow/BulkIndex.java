package io.branchline.speech.search.follow;

import io.branchline.speech.search.document.IndexedCall;
import io.branchline.speech.search.document.Months;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.YearMonth;
import java.util.Iterator;
import java.util.stream.Stream;

/** Builds an index of calls that come month by month, without tables; for measurements. */
public final class BulkIndex {

  private BulkIndex() {}

  /**
   * Writes the calls, each month to one segment.
   *
   * @param calls in order of their months
   * @return how many there were
   */
  public static long build(Path folder, Iterator<IndexedCall> calls) {
    long put = 0;
    try (MonthWriters writers = new MonthWriters(folder)) {
      YearMonth open = null;
      while (calls.hasNext()) {
        IndexedCall call = calls.next();
        YearMonth month = Months.of(call.facts().startedAt());
        if (open != null && !open.equals(month)) {
          settle(writers, open);
        }
        open = month;
        writers.of(month).add(call);
        put++;
      }
      if (open != null) {
        settle(writers, open);
      }
      return put;
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write " + folder, e);
    }
  }

  private static void settle(MonthWriters writers, YearMonth month) throws IOException {
    writers.of(month).commit();
    writers.of(month).settle();
    writers.forget(month);
  }

  /** The bytes of all files below a folder. */
  public static long bytes(Path folder) {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(Files::isRegularFile).mapToLong(file -> file.toFile().length()).sum();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot list " + folder, e);
    }
  }
}
