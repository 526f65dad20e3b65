package io.branchline.speech.job;

import io.branchline.warehouse.Failure;
import io.branchline.warehouse.Warehouse;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What the tables know of calls, looked up for a batch of recordings at once: the call's own row
 * goes before a sidecar's word, a sidecar's before the command's defaults.
 */
final class CallLookup {

  /** Calls asked for in one query. */
  private static final int BATCH = 1000;

  /** No event of a call lies further behind its start. */
  private static final Duration LONGEST_CALL = Duration.ofDays(1);

  private final RecordingFacts defaults;
  private final Map<String, List<CallRow>> calls = new HashMap<>();
  private final Map<String, List<DoneRow>> done = new HashMap<>();
  private final Map<String, List<Holds.Event>> holds = new HashMap<>();

  private record CallRow(
      String callId,
      String branch,
      String queue,
      String agent,
      Instant startedAt,
      @Nullable Instant answeredAt,
      @Nullable Instant endedAt) {}

  /** What is stored of a call's recording: the highest version of it and of its transcript. */
  private record DoneRow(
      String callId, String branch, String fingerprint, String status, long version) {}

  CallLookup(Warehouse warehouse, List<FoundRecording> recordings, RecordingFacts defaults) {
    this.defaults = defaults;
    List<String> ids = recordings.stream().map(FoundRecording::callId).distinct().toList();
    for (int from = 0; from < ids.size(); from += BATCH) {
      Map<String, ?> some = Map.of("ids", ids.subList(from, Math.min(ids.size(), from + BATCH)));
      warehouse
          .query(
              CallRow.class,
              """
              SELECT call_id, branch, queue, agent, started_at, answered_at, ended_at
              FROM calls FINAL WHERE call_id IN {ids:Array(String)}
              """,
              some)
          .forEach(row -> calls.computeIfAbsent(row.callId(), id -> new ArrayList<>()).add(row));
      addHolds(warehouse, ids.subList(from, Math.min(ids.size(), from + BATCH)));
      warehouse
          .query(
              DoneRow.class,
              """
              SELECT call_id, branch,
                     argMax(print, (state != '', number)) AS fingerprint,
                     argMax(state, (state != '', number)) AS status,
                     max(number) AS version
              FROM (
                SELECT call_id, branch, fingerprint AS print, toString(status) AS state, version AS number
                FROM recordings FINAL WHERE call_id IN {ids:Array(String)}
                UNION ALL
                SELECT call_id, branch, '' AS print, '' AS state, version AS number
                FROM call_speech FINAL WHERE call_id IN {ids:Array(String)}
              )
              GROUP BY call_id, branch
              """,
              some)
          .forEach(row -> done.computeIfAbsent(row.callId(), id -> new ArrayList<>()).add(row));
    }
  }

  private void addHolds(Warehouse warehouse, List<String> ids) {
    List<CallRow> rows =
        ids.stream().flatMap(id -> calls.getOrDefault(id, List.of()).stream()).toList();
    if (rows.isEmpty()) {
      return;
    }
    Instant first = rows.stream().map(CallRow::startedAt).min(Instant::compareTo).orElseThrow();
    Instant last = rows.stream().map(CallRow::startedAt).max(Instant::compareTo).orElseThrow();
    warehouse
        .query(
            Holds.Event.class,
            """
            SELECT call_id, branch, toString(type) AS type, at
            FROM acd_events FINAL
            WHERE branch IN {branches:Array(String)} AND call_id IN {ids:Array(String)}
              AND at BETWEEN {first:DateTime64(3, 'UTC')} AND {last:DateTime64(3, 'UTC')}
              AND type IN ('held', 'retrieved', 'answered', 'transferred', 'queued', 'abandoned', 'flowed_out', 'ended')
            ORDER BY call_id, at, event_id
            """,
            Map.of(
                "branches",
                rows.stream().map(CallRow::branch).distinct().toList(),
                "ids",
                ids,
                "first",
                first,
                "last",
                last.plus(LONGEST_CALL)))
        .forEach(
            event ->
                holds
                    .computeIfAbsent(key(event.callId(), event.branch()), k -> new ArrayList<>())
                    .add(event));
  }

  private static String key(String callId, String branch) {
    return branch + "\n" + callId;
  }

  /** When the call's clock shows 0: recorders begin when an agent answers. */
  private static Instant clock(RecordingFacts said, CallRow row) {
    Instant answered = row.answeredAt() == null ? row.startedAt() : row.answeredAt();
    return Objects.requireNonNullElse(said.recordedAt(), answered);
  }

  /**
   * Everything that the tables need of the recording's call, or one line that says what is missing.
   */
  KnownCall call(FoundRecording recording) {
    RecordingFacts said = recording.facts().or(defaults);
    String id = recording.callId();
    List<CallRow> rows =
        calls.getOrDefault(id, List.of()).stream()
            .filter(
                row ->
                    recording.facts().branch() == null
                        || row.branch().equals(recording.facts().branch()))
            .toList();
    if (rows.size() > 1) {
      throw new Failure(
          Failure.Code.BAD_INPUT,
          "call "
              + id
              + " is a call of "
              + rows.size()
              + " branches ("
              + String.join(", ", rows.stream().map(CallRow::branch).toList())
              + "): name one in a sidecar.");
    }
    String language = Objects.requireNonNullElse(said.language(), "en");
    if (rows.size() == 1) {
      CallRow row = rows.get(0);
      Long length =
          row.endedAt() == null
              ? null
              : Long.valueOf(Duration.between(row.startedAt(), row.endedAt()).toMillis());
      Instant clock = clock(said, row);
      return new KnownCall(
          id,
          row.branch(),
          row.queue(),
          row.agent(),
          row.startedAt(),
          language,
          length,
          clock,
          Holds.of(holds.getOrDefault(key(id, row.branch()), List.of()), clock));
    }
    if (said.branch() == null || said.startedAt() == null) {
      throw new Failure(
          Failure.Code.BAD_INPUT,
          "call "
              + id
              + " is not in the table of calls, and nothing says its "
              + (said.branch() == null ? "branch" : "start")
              + ". Maybe ingest its events first, add a sidecar, or give --branch and --started-at.");
    }
    return new KnownCall(
        id,
        said.branch(),
        Objects.requireNonNullElse(said.queue(), ""),
        Objects.requireNonNullElse(said.agent(), ""),
        said.startedAt(),
        language,
        null,
        Objects.requireNonNullElse(said.recordedAt(), said.startedAt()),
        List.of());
  }

  /** Whether this very audio has been transcribed for the call. */
  boolean isDone(KnownCall call, String fingerprint) {
    return done(call)
        .anyMatch(
            row -> row.fingerprint().equals(fingerprint) && row.status().equals(Rows.TRANSCRIBED));
  }

  /** The attempt that comes next: one more than what is stored. See {@link Version}. */
  long nextAttempt(KnownCall call) {
    return Version.attemptAfter(done(call).mapToLong(DoneRow::version).max().orElse(0));
  }

  private Stream<DoneRow> done(KnownCall call) {
    return done.getOrDefault(call.callId(), List.of()).stream()
        .filter(row -> row.branch().equals(call.branch()));
  }
}
