package io.branchline.speech.search.follow;

import io.branchline.speech.search.document.IndexedCall;
import io.branchline.speech.search.document.Months;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Writes calls into an index without tables. */
public final class TestingMonths {

  private TestingMonths() {}

  /** Puts the calls, each into its month, in one commit a month. */
  public static void write(Path folder, List<IndexedCall> calls) {
    Map<YearMonth, List<IndexedCall>> months =
        calls.stream()
            .collect(
                Collectors.groupingBy(
                    call -> Months.of(call.facts().startedAt()),
                    TreeMap::new,
                    Collectors.toList()));
    months.forEach((month, some) -> write(Months.folder(folder, month), month, some));
  }

  private static void write(Path folder, YearMonth month, List<IndexedCall> calls) {
    try (MonthWriter writer = MonthWriter.open(folder)) {
      for (IndexedCall call : calls) {
        writer.put(call);
      }
      writer.commit();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write " + month, e);
    }
  }
}
