package io.branchline.speech;

import io.branchline.speech.search.FoundCall;
import io.branchline.speech.search.Hit;
import io.branchline.speech.search.SearchRequest;
import io.branchline.speech.search.TranscriptIndex;
import io.branchline.speech.search.language.QueryError;
import io.branchline.warehouse.Failure;
import io.branchline.warehouse.export.ExportTable;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/** Hits as a file: a worksheet where its name ends in .xlsx, else CSV. Times are UTC. */
final class HitsFile {

  private static final List<String> COLUMNS =
      List.of(
          "call_id",
          "branch",
          "queue",
          "agent",
          "outcome",
          "started_at",
          "score",
          "side",
          "start_seconds",
          "end_seconds",
          "before",
          "match",
          "after");

  private HitsFile() {}

  /** What was written. */
  record Written(long calls, long places) {}

  static Written write(
      TranscriptIndex index,
      SearchRequest request,
      Path file,
      BiFunction<QueryError, String, Failure> wrong) {
    long[] written = new long[2];
    try (ExportTable table = open(file)) {
      table.row(COLUMNS);
      Optional<QueryError> error =
          index.each(
              request,
              call -> {
                written[0]++;
                for (Hit hit : call.hits()) {
                  written[1]++;
                  add(table, call, hit);
                }
              });
      if (error.isPresent()) {
        throw wrong.apply(error.get(), request.query());
      }
    } catch (IOException | UncheckedIOException e) {
      throw new Failure(Failure.Code.BAD_INPUT, "Cannot write " + file + ": " + e.getMessage(), e);
    }
    return new Written(written[0], written[1]);
  }

  private static ExportTable open(Path file) throws IOException {
    OutputStream out = Files.newOutputStream(file);
    return file.toString().toLowerCase(Locale.ROOT).endsWith(".xlsx")
        ? ExportTable.xlsx(out, "hits")
        : ExportTable.csv(out);
  }

  private static void add(ExportTable table, FoundCall call, Hit hit) {
    try {
      table.row(cells(call, hit));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<@Nullable Object> cells(FoundCall call, Hit hit) {
    return Arrays.asList(
        hit.callId(),
        hit.branch(),
        hit.queue(),
        hit.agent(),
        call.facts().outcome(),
        LocalDateTime.ofInstant(hit.callStartedAt(), ZoneOffset.UTC),
        call.facts().score(),
        hit.side().name().toLowerCase(Locale.ROOT),
        hit.startMillis() / 1000.0,
        hit.endMillis() / 1000.0,
        hit.before(),
        hit.match(),
        hit.after());
  }
}
