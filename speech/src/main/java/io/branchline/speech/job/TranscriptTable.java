package io.branchline.speech.job;

import io.branchline.speech.search.CallDocument;
import io.branchline.speech.search.TranscriptWriter;
import io.branchline.speech.transcript.Word;
import io.branchline.warehouse.Warehouse;
import io.branchline.warehouse.table.Side;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;

/** Reads the current transcripts back from the tables, so that the index can follow them. */
public final class TranscriptTable {

  private static final int BATCH = 500;

  private static final String DOCUMENTS =
      """
      SELECT s.call_id AS call_id, s.branch AS branch, s.queue AS queue, s.agent AS agent,
             s.call_started_at AS call_started_at, s.language AS language, s.version AS version,
             b.zone AS zone, u.side AS side, u.words AS words,
             u.word_start_millis AS word_start_millis, u.word_end_millis AS word_end_millis
      FROM (SELECT * FROM call_speech FINAL) AS s
      LEFT JOIN (SELECT * FROM utterances FINAL) AS u
        ON s.branch = u.branch AND s.call_id = u.call_id AND s.version = u.version
      LEFT JOIN (SELECT branch, zone FROM branches FINAL) AS b ON s.branch = b.branch
      """;

  private static final String IN_ORDER = " ORDER BY branch, call_id";

  private final Warehouse warehouse;

  /** Reads from this warehouse. */
  public TranscriptTable(Warehouse warehouse) {
    this.warehouse = warehouse;
  }

  private record LineRow(
      String callId,
      String branch,
      String queue,
      String agent,
      Instant callStartedAt,
      String language,
      long version,
      String zone,
      String side,
      List<String> words,
      List<Long> wordStartMillis,
      List<Long> wordEndMillis) {

    boolean sameCall(LineRow other) {
      return callId.equals(other.callId) && branch.equals(other.branch);
    }
  }

  private record VersionRow(String callId, String branch, long version) {}

  /** Every call's current transcript, one at a time. */
  public void each(Consumer<CallDocument> consumer) {
    each(DOCUMENTS + IN_ORDER, Map.of(), consumer);
  }

  /**
   * Brings an index up to the tables: puts what it has not, or has in an earlier version.
   *
   * @return how many calls were put
   */
  public long catchUp(TranscriptWriter writer) {
    Map<String, Long> indexed = writer.versions();
    List<String> missing = new ArrayList<>();
    warehouse.stream(
        VersionRow.class,
        "SELECT call_id, branch, version FROM call_speech FINAL",
        Map.of(),
        row -> {
          String key = TranscriptWriter.key(row.branch(), row.callId());
          if (indexed.getOrDefault(key, 0L) < row.version()) {
            missing.add(key);
          }
        });
    for (int from = 0; from < missing.size(); from += BATCH) {
      List<String> some = missing.subList(from, Math.min(missing.size(), from + BATCH));
      each(
          DOCUMENTS
              + " WHERE concat(s.branch, '\\n', s.call_id) IN {keys:Array(String)}"
              + IN_ORDER,
          Map.of("keys", some),
          writer::put);
    }
    return missing.size();
  }

  private void each(String sql, Map<String, ?> parameters, Consumer<CallDocument> consumer) {
    List<LineRow> call = new ArrayList<>();
    warehouse.stream(
        LineRow.class,
        sql,
        parameters,
        row -> {
          if (!call.isEmpty() && !call.get(0).sameCall(row)) {
            consumer.accept(document(call));
            call.clear();
          }
          call.add(row);
        });
    if (!call.isEmpty()) {
      consumer.accept(document(call));
    }
  }

  private static CallDocument document(List<LineRow> rows) {
    LineRow first = rows.get(0);
    List<CallDocument.Line> lines = new ArrayList<>();
    for (LineRow row : rows) {
      if (!row.side().isEmpty()) {
        Side side = Side.valueOf(row.side().toUpperCase(Locale.ROOT));
        lines.add(new CallDocument.Line(side, words(row)));
      }
    }
    return new CallDocument(
        first.callId(),
        first.branch(),
        first.queue(),
        first.agent(),
        first.callStartedAt(),
        first.callStartedAt().atZone(CallLookup.zone(first.zone())).toLocalDate(),
        first.language(),
        first.version(),
        lines);
  }

  private static List<Word> words(LineRow row) {
    List<Word> words = new ArrayList<>();
    for (int i = 0; i < row.words().size(); i++) {
      words.add(
          new Word(
              row.words().get(i), row.wordStartMillis().get(i), row.wordEndMillis().get(i), 1));
    }
    return words;
  }
}
