package io.branchline.console.search;

import io.branchline.console.access.Directory;
import io.branchline.console.access.Names;
import io.branchline.console.access.Reader;
import io.branchline.console.export.Export;
import io.branchline.console.export.Format;
import io.branchline.speech.correct.TypedText;
import io.branchline.speech.mask.Mask;
import io.branchline.speech.search.FoundCall;
import io.branchline.speech.search.Hit;
import io.branchline.speech.search.TranscriptIndex;
import io.branchline.warehouse.export.ExportTable;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** Sends every place that a search found as a table. */
@Component
final class HitExport {

  /** A worksheet has no more rows; the head is one. */
  private static final int MOST_ROWS = 1_048_575;

  private static final int PLACES_A_CALL = 1_000;
  private static final int BATCH = 500;

  private static final List<String> COLUMNS =
      List.of(
          "call",
          "branch",
          "branch-name",
          "queue",
          "agent",
          "outcome",
          "started",
          "zone",
          "score",
          "side",
          "from",
          "to",
          "before",
          "match",
          "after");

  private final TranscriptIndex index;
  private final Directory directory;
  private final Export export;
  private final Mask mask;
  private final MessageSource texts;

  HitExport(
      TranscriptIndex index, Directory directory, Export export, Mask mask, MessageSource texts) {
    this.index = index;
    this.directory = directory;
    this.export = export;
    this.mask = mask;
    this.texts = texts;
  }

  /** Sends the file; false where the query is not understood and nothing was sent. */
  boolean send(
      Reader reader, SearchForm form, Format format, Locale locale, HttpServletResponse response)
      throws IOException {
    Written written = new Written(reader, directory.of(reader), locale);
    return export.send(
        reader.viewer(),
        new Export.Subject("search", form.get("branch"), "hits"),
        format,
        table -> {
          table.row(heads(locale));
          return written.write(form, table)
              ? Optional.of(
                  String.format(
                      Locale.ROOT,
                      "%d calls, %d places: %s",
                      written.calls,
                      written.places,
                      TypedText.masked(mask, form.fields().toString())))
              : Optional.empty();
        },
        response);
  }

  private List<String> heads(Locale locale) {
    return COLUMNS.stream()
        .map(column -> texts.getMessage("export." + column, null, column, locale))
        .toList();
  }

  /** Goes through the found calls, some at a time, and leaves out what the reader may not see. */
  private final class Written {
    private final Reader reader;
    private final Sight sight;
    private final Names names;
    private final Locale locale;
    private final List<FoundCall> waiting = new ArrayList<>();
    private long calls;
    private long places;

    Written(Reader reader, Names names, Locale locale) {
      this.reader = reader;
      this.sight = new Sight(reader);
      this.names = names;
      this.locale = locale;
    }

    boolean write(SearchForm form, ExportTable table) {
      boolean understood =
          index
              .each(
                  form.request(reader.viewer()).hits(PLACES_A_CALL),
                  call -> {
                    waiting.add(call);
                    if (waiting.size() == BATCH) {
                      flush(table);
                    }
                  })
              .isEmpty();
      flush(table);
      return understood;
    }

    private void flush(ExportTable table) {
      try {
        for (FoundCall call : sight.of(waiting)) {
          calls++;
          for (Hit hit : call.hits()) {
            if (places < MOST_ROWS) {
              places++;
              table.row(row(call, hit));
            }
          }
        }
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
      waiting.clear();
    }

    private List<@Nullable Object> row(FoundCall call, Hit hit) {
      String zone = names.zone(hit.branch());
      String side = hit.side().name().toLowerCase(Locale.ROOT);
      String outcome = call.facts().outcome();
      return Arrays.asList(
          hit.callId(),
          hit.branch(),
          names.branch(hit.branch(), locale),
          hit.queue(),
          hit.agent(),
          outcome.isEmpty() ? "" : texts.getMessage("outcome." + outcome, null, outcome, locale),
          hit.callStartedAt().atZone(ZoneId.of(zone)).toLocalDateTime(),
          zone,
          call.facts().score(),
          texts.getMessage("side." + side, null, side, locale),
          hit.startMillis() / 1000.0,
          hit.endMillis() / 1000.0,
          hit.before(),
          hit.match(),
          hit.after());
    }
  }
}
