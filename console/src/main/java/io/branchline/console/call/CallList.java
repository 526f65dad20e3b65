package io.branchline.console.call;

import io.branchline.console.access.Names;
import io.branchline.console.access.Reader;
import io.branchline.warehouse.table.CallOutcome;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads pages of calls. */
final class CallList {

  /** Rows a page. */
  static final int PAGE = 50;

  private static final String COLUMNS =
      """
      SELECT call_id, branch, queue, agent, outcome, started_at, wait_millis, talk_millis,
        hold_millis, wrap_up_millis, transfers
      FROM calls FINAL
      WHERE
      """;

  /** The current score of a call, a person's before the machine's. */
  private static final String SCORES =
      String.format(
          Locale.ROOT,
          """
      SELECT call_id, if(countIf(method = 'manual') > 0, avgIf(assumeNotNull(s), method = 'manual'), avg(assumeNotNull(s))) AS score,
        max(method = 'manual') AS manual
      FROM (
        SELECT call_id, score AS s, method, evaluated_at, evaluation_id, revision
        FROM evaluations FINAL WHERE call_id IN {ids:Array(String)} AND %s
        ORDER BY revision DESC LIMIT 1 BY evaluation_id
      ) WHERE s IS NOT NULL GROUP BY call_id
      """,
          Reader.SCOPE);

  private static final String RECORDED =
      "SELECT call_id, duration_millis FROM recordings FINAL"
          + " WHERE call_id IN {ids:Array(String)} AND "
          + Reader.SCOPE;

  private final Reader reader;

  CallList(Reader reader) {
    this.reader = reader;
  }

  private record CallRow(
      String callId,
      String branch,
      String queue,
      String agent,
      CallOutcome outcome,
      Instant startedAt,
      long waitMillis,
      long talkMillis,
      long holdMillis,
      long wrapUpMillis,
      int transfers) {}

  private record ScoreRow(String callId, @Nullable Double score, boolean manual) {}

  private record RecordedRow(String callId, long durationMillis) {}

  private record Total(long calls) {}

  /** A line of the list. */
  public record Line(
      String callId,
      String branch,
      String queue,
      String agent,
      String outcome,
      Instant startedAt,
      long waitMillis,
      long handleMillis,
      int transfers,
      boolean recorded,
      @Nullable Double score,
      boolean manual) {}

  long count(CallFilter filter, Names names) {
    CallFilter.Condition condition = filter.condition(names);
    return reader
        .first(
            Total.class,
            "SELECT count() AS calls FROM calls FINAL WHERE "
                + condition.sql()
                + " AND "
                + Reader.SCOPE,
            condition.parameters())
        .map(Total::calls)
        .orElse(0L);
  }

  /**
   * A page of the calls that a filter admits, the newest first.
   *
   * @param page from 0
   */
  List<Line> page(CallFilter filter, Names names, int page) {
    CallFilter.Condition condition = filter.condition(names);
    Map<String, Object> parameters = new HashMap<>(condition.parameters());
    parameters.put("limit", PAGE);
    parameters.put("offset", (long) page * PAGE);
    List<CallRow> rows =
        reader.query(
            CallRow.class,
            COLUMNS
                + condition.sql()
                + " AND "
                + Reader.SCOPE
                + " ORDER BY started_at DESC, call_id LIMIT {limit:UInt32} OFFSET {offset:UInt64}",
            parameters);
    return lines(rows);
  }

  private List<Line> lines(List<CallRow> rows) {
    if (rows.isEmpty()) {
      return List.of();
    }
    Map<String, Object> ids = Map.of("ids", rows.stream().map(CallRow::callId).toList());
    Map<String, ScoreRow> scores =
        reader.query(ScoreRow.class, SCORES, ids).stream()
            .collect(Collectors.toMap(ScoreRow::callId, Function.identity(), (a, b) -> a));
    Map<String, RecordedRow> recorded =
        reader.query(RecordedRow.class, RECORDED, ids).stream()
            .collect(Collectors.toMap(RecordedRow::callId, Function.identity(), (a, b) -> a));
    List<Line> lines = new ArrayList<>();
    for (CallRow row : rows) {
      ScoreRow score = scores.get(row.callId());
      lines.add(
          new Line(
              row.callId(),
              row.branch(),
              row.queue(),
              row.agent(),
              row.outcome().name().toLowerCase(java.util.Locale.ROOT),
              row.startedAt(),
              row.waitMillis(),
              row.talkMillis() + row.holdMillis() + row.wrapUpMillis(),
              row.transfers(),
              recorded.containsKey(row.callId()),
              score == null ? null : score.score(),
              score != null && score.manual()));
    }
    return lines;
  }
}
