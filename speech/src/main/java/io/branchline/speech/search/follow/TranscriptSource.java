package io.branchline.speech.search.follow;

import io.branchline.speech.search.document.CallFacts;
import io.branchline.speech.search.document.Fields;
import io.branchline.speech.search.document.IndexedCall;
import io.branchline.speech.transcript.Word;
import io.branchline.warehouse.Warehouse;
import io.branchline.warehouse.table.Side;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Reads from the tables what a call's document is made of. */
final class TranscriptSource {

  private static final String OF_BATCH =
      """
       branch IN {branches:Array(String)} AND call_id IN {calls:Array(String)}
       AND call_started_at >= fromUnixTimestamp64Milli({from:Int64})
       AND call_started_at <= fromUnixTimestamp64Milli({to:Int64})
      """;

  private static final String FACTS =
      String.format(
          Locale.ROOT,
          """
      SELECT s.call_id AS call_id, s.branch AS branch, s.queue AS queue, s.agent AS agent,
             c.outcome AS outcome, s.call_started_at AS call_started_at, b.zone AS zone,
             s.language AS language, s.duration_millis AS duration_millis,
             toNullable(s.silence_millis) AS silence_millis,
             toNullable(s.overtalk_millis) AS overtalk_millis,
             s.agent_words_per_minute AS agent_rate, s.customer_words_per_minute AS customer_rate,
             e.score AS score, u.spoken AS spoken, s.version AS version
      FROM (SELECT * FROM call_speech FINAL WHERE %1$s) AS s
      LEFT JOIN (SELECT branch, call_id, toString(outcome) AS outcome FROM calls FINAL
                 WHERE %2$s) AS c
        ON s.branch = c.branch AND s.call_id = c.call_id
      LEFT JOIN (SELECT branch, call_id,
                        toNullable(argMax(score, (method = 'manual', evaluated_at, evaluation_id)))
                          AS score
                 FROM (SELECT * FROM evaluations FINAL WHERE %1$s
                       ORDER BY revision DESC LIMIT 1 BY evaluation_id)
                 GROUP BY branch, call_id) AS e
        ON s.branch = e.branch AND s.call_id = e.call_id
      LEFT JOIN (SELECT branch, call_id, version,
                        toInt64(bitAnd(sum(cityHash64(side, number, words, word_start_millis)),
                                       9223372036854775807)) AS spoken
                 FROM utterances FINAL WHERE %1$s
                 GROUP BY branch, call_id, version) AS u
        ON s.branch = u.branch AND s.call_id = u.call_id AND s.version = u.version
      LEFT JOIN (SELECT branch, zone FROM branches FINAL) AS b ON s.branch = b.branch
      """,
          OF_BATCH,
          OF_BATCH.replace("call_started_at", "started_at"));

  private static final String LINES =
      String.format(
          Locale.ROOT,
          """
      SELECT branch, call_id, toString(side) AS side, number, start_millis, end_millis, words,
             word_start_millis, word_end_millis, version
      FROM utterances FINAL WHERE %s
      ORDER BY branch, call_id, version, side, number
      """,
          OF_BATCH);

  private final Warehouse warehouse;

  TranscriptSource(Warehouse warehouse) {
    this.warehouse = warehouse;
  }

  /** A call of which something has changed. */
  record Changed(String branch, String callId, Instant startedAt) {
    String key() {
      return Fields.key(branch, callId);
    }
  }

  private record FactsRow(
      String callId,
      String branch,
      String queue,
      String agent,
      String outcome,
      Instant callStartedAt,
      String zone,
      String language,
      long durationMillis,
      @Nullable Long silenceMillis,
      @Nullable Long overtalkMillis,
      @Nullable Double agentRate,
      @Nullable Double customerRate,
      @Nullable Double score,
      long spoken,
      long version) {

    CallFacts facts() {
      return new CallFacts(
          callId,
          branch,
          queue,
          agent,
          outcome,
          callStartedAt,
          callStartedAt.atZone(zoneOf(zone)).toLocalDate(),
          language,
          durationMillis,
          silenceMillis,
          overtalkMillis,
          agentRate,
          customerRate,
          score,
          version);
    }
  }

  private record LineRow(
      String branch,
      String callId,
      String side,
      int number,
      long startMillis,
      long endMillis,
      List<String> words,
      List<Long> wordStartMillis,
      List<Long> wordEndMillis,
      long version) {}

  private record CountRow(long calls) {}

  /** The calls with a transcript that rows of these parts speak of. */
  List<Changed> changed(String table, Collection<String> parts, YearMonth month) {
    String startedAt = table.equals("calls") ? "started_at" : "call_started_at";
    String transcribed =
        table.equals("call_speech")
            ? ""
            : """
               AND (branch, call_id) IN (SELECT branch, call_id FROM call_speech
                 WHERE toYYYYMM(call_started_at) = {month:UInt32})
              """;
    return warehouse.query(
        Changed.class,
        "SELECT branch, call_id, max("
            + startedAt
            + ") AS started_at FROM "
            + table
            + " WHERE _part IN {parts:Array(String)}"
            + transcribed
            + " GROUP BY branch, call_id",
        Map.of("parts", List.copyOf(parts), "month", number(month)));
  }

  /** Every call of a month. */
  List<Changed> all(YearMonth month) {
    return warehouse.query(
        Changed.class,
        """
        SELECT branch, call_id, call_started_at AS started_at FROM call_speech FINAL
        WHERE toYYYYMM(call_started_at) = {month:UInt32}
        """,
        Map.of("month", number(month)));
  }

  /** How many calls a month has. */
  long count(YearMonth month) {
    return warehouse
        .query(
            CountRow.class,
            """
            SELECT count() AS calls FROM call_speech FINAL
            WHERE toYYYYMM(call_started_at) = {month:UInt32}
            """,
            Map.of("month", number(month)))
        .get(0)
        .calls();
  }

  private static int number(YearMonth month) {
    return month.getYear() * 100 + month.getMonthValue();
  }

  /**
   * The documents of some calls whose stamps differ from what is known.
   *
   * @param known the index's stamps by key
   */
  List<IndexedCall> documents(List<Changed> batch, Map<String, Long> known) {
    if (batch.isEmpty()) {
      return List.of();
    }
    Set<String> keys = new HashSet<>();
    batch.forEach(call -> keys.add(call.key()));
    Map<String, FactsRow> news = new TreeMap<>();
    List<Changed> wanted = new ArrayList<>();
    warehouse.stream(
        FactsRow.class,
        FACTS,
        parameters(batch),
        row -> {
          String key = Fields.key(row.branch(), row.callId());
          Long stamp = known.get(key);
          if (keys.contains(key) && (stamp == null || stamp != stamp(row))) {
            news.put(key, row);
            wanted.add(new Changed(row.branch(), row.callId(), row.callStartedAt()));
          }
        });
    if (news.isEmpty()) {
      return List.of();
    }
    Map<String, List<IndexedCall.Line>> lines = lines(wanted, news);
    List<IndexedCall> calls = new ArrayList<>();
    news.forEach(
        (key, row) ->
            calls.add(
                new IndexedCall(row.facts(), lines.getOrDefault(key, List.of()), stamp(row))));
    return calls;
  }

  private Map<String, List<IndexedCall.Line>> lines(
      List<Changed> wanted, Map<String, FactsRow> news) {
    Map<String, List<IndexedCall.Line>> lines = new HashMap<>();
    warehouse.stream(
        LineRow.class,
        LINES,
        parameters(wanted),
        row -> {
          String key = Fields.key(row.branch(), row.callId());
          FactsRow facts = news.get(key);
          if (facts != null && facts.version() == row.version()) {
            lines
                .computeIfAbsent(key, k -> new ArrayList<>())
                .add(
                    new IndexedCall.Line(
                        Side.valueOf(row.side().toUpperCase(Locale.ROOT)), words(row)));
          }
        });
    return lines;
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

  private static Map<String, Object> parameters(List<Changed> batch) {
    Set<String> branches = new HashSet<>();
    List<String> calls = new ArrayList<>();
    long from = Long.MAX_VALUE;
    long to = Long.MIN_VALUE;
    for (Changed call : batch) {
      branches.add(call.branch());
      calls.add(call.callId());
      from = Math.min(from, call.startedAt().toEpochMilli());
      to = Math.max(to, call.startedAt().toEpochMilli());
    }
    // a started_at that was put right by seconds is still the same call's
    long slack = 24L * 60 * 60 * 1000;
    return Map.of(
        "branches", List.copyOf(branches), "calls", calls, "from", from - slack, "to", to + slack);
  }

  private static ZoneId zoneOf(String zone) {
    try {
      return zone.isEmpty() ? ZoneOffset.UTC : ZoneId.of(zone);
    } catch (DateTimeException e) {
      return ZoneOffset.UTC;
    }
  }

  /** 64 bits of FNV-1a over everything that the tables say of the call. */
  private static long stamp(FactsRow row) {
    long hash = 0xcbf29ce484222325L;
    String text = row.toString();
    for (int i = 0; i < text.length(); i++) {
      hash = (hash ^ text.charAt(i)) * 0x100000001b3L;
    }
    return hash;
  }
}
