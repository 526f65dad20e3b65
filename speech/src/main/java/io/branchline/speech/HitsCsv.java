package io.branchline.speech;

import io.branchline.speech.search.FoundCall;
import io.branchline.speech.search.Hit;
import io.branchline.speech.search.SearchRequest;
import io.branchline.speech.search.TranscriptIndex;
import io.branchline.speech.search.language.QueryError;
import io.branchline.warehouse.Failure;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.stream.Collectors;

/** Hits as a CSV file (RFC 4180, UTF-8 with the mark that spreadsheets look for). */
final class HitsCsv {

  private HitsCsv() {}

  /** What was written. */
  record Written(long calls, long places) {}

  static Written write(
      TranscriptIndex index,
      SearchRequest request,
      Path file,
      BiFunction<QueryError, String, Failure> wrong) {
    long[] written = new long[2];
    try (BufferedWriter out = Files.newBufferedWriter(file, StandardCharsets.UTF_8)) {
      out.write('\uFEFF');
      row(
          out,
          List.of(
              "call_id",
              "branch",
              "queue",
              "agent",
              "outcome",
              "started_at",
              "side",
              "start_seconds",
              "end_seconds",
              "before",
              "match",
              "after"));
      Optional<QueryError> error =
          index.each(
              request,
              call -> {
                written[0]++;
                for (Hit hit : call.hits()) {
                  written[1]++;
                  row(out, call, hit);
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

  private static void row(BufferedWriter out, FoundCall call, Hit hit) {
    row(
        out,
        List.of(
            hit.callId(),
            hit.branch(),
            hit.queue(),
            hit.agent(),
            call.facts().outcome(),
            hit.callStartedAt().toString(),
            hit.side().name().toLowerCase(Locale.ROOT),
            seconds(hit.startMillis()),
            seconds(hit.endMillis()),
            hit.before(),
            hit.match(),
            hit.after()));
  }

  private static String seconds(long millis) {
    return String.format(Locale.ROOT, "%d.%03d", millis / 1000, millis % 1000);
  }

  private static void row(BufferedWriter out, List<String> cells) {
    try {
      out.write(cells.stream().map(HitsCsv::cell).collect(Collectors.joining(",")));
      out.write("\r\n");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Quotes what needs it; a cell that a spreadsheet would take for a formula gets an apostrophe.
   */
  private static String cell(String value) {
    String safe =
        !value.isEmpty() && "=+-@\t\r".indexOf(value.charAt(0)) >= 0 ? "'" + value : value;
    return safe.matches("[^\",\r\n]*") ? safe : '"' + safe.replace("\"", "\"\"") + '"';
  }
}
