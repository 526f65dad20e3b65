package io.branchline.speech.correct;

import io.branchline.speech.mask.Mask;
import io.branchline.speech.transcript.Word;
import io.branchline.warehouse.Warehouse;
import io.branchline.warehouse.table.MaskedSpan;
import io.branchline.warehouse.table.TranscriptCorrection;
import io.branchline.warehouse.table.Utterance;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Writes corrections. The corrected transcript is the call's next version: the recogniser's rows
 * stay under theirs, and whoever reads the current version, such as the index and the scores, reads
 * what people made of it. What is typed is masked like what is heard, before anything is written.
 *
 * <p>The order of writing is that of the transcription: words, masked places and the revision
 * first, {@code call_speech} last, which makes them current. Killed in between, the call still says
 * what it said, and correcting it again gets a version of its own.
 */
public final class Corrections {

  private static final int LOCKS = 64;

  private static final String KEY =
      """
      branch = {branch:String} AND toDate(call_started_at, 'UTC') = {day:Date}
        AND call_id = {id:String}
      """;

  private static final String CURRENT =
      "SELECT language, version FROM call_speech FINAL WHERE " + KEY;

  private static final String NEXT_VERSION =
      String.format(
          java.util.Locale.ROOT,
          """
          SELECT 1 + max(v) AS version FROM (
            SELECT max(version) AS v FROM call_speech WHERE %1$s
            UNION ALL SELECT max(version) AS v FROM recordings WHERE %1$s
            UNION ALL SELECT max(version) AS v FROM utterances WHERE %1$s)
          """,
          KEY);

  private static final String MAKE_CURRENT =
      "INSERT INTO call_speech SELECT * REPLACE ({next:UInt64} AS version) FROM ("
          + "SELECT * FROM call_speech FINAL WHERE "
          + KEY
          + " AND version = {version:UInt64})";

  private final Warehouse warehouse;
  private final Mask mask;
  private final Clock clock;
  private final Object[] locks = new Object[LOCKS];

  /** Writes to this warehouse; two writers of one call must be one instance's. */
  public Corrections(Warehouse warehouse, Mask mask, Clock clock) {
    this.warehouse = warehouse;
    this.mask = mask;
    this.clock = clock;
    for (int i = 0; i < LOCKS; i++) {
      locks[i] = new Object();
    }
  }

  private record Current(String language, long version) {}

  private record Revision(int revision) {}

  private record Version(long version) {}

  /** Makes it the turn's next revision, unless somebody was faster. */
  public Outcome save(Correction correction) {
    int lock = Math.floorMod((correction.branch() + correction.callId()).hashCode(), LOCKS);
    synchronized (locks[lock]) {
      return locked(correction);
    }
  }

  private Outcome locked(Correction correction) {
    Map<String, Object> key = key(correction);
    Optional<Current> current = warehouse.query(Current.class, CURRENT, key).stream().findFirst();
    if (current.isEmpty()) {
      return Outcome.GONE;
    }
    key.put("version", current.get().version());
    List<Utterance> said = said(key);
    Optional<Utterance> found =
        said.stream()
            .filter(turn -> turn.side() == correction.side())
            .filter(turn -> turn.number() == correction.number())
            .findFirst();
    if (found.isEmpty()) {
      return Outcome.GONE;
    }
    Utterance turn = found.get();
    if (!turn.text().equals(correction.before())) {
      return Outcome.CONFLICT;
    }
    List<Word> words =
        Retiming.of(Transcript.words(turn), correction.text(), current.get().language());
    if (words.isEmpty()) {
      return Outcome.EMPTY;
    }
    Transcript corrected = Transcript.of(said, spans(key)).with(turn, words).masked(mask);
    if (corrected.text(turn).equals(turn.text())) {
      return Outcome.UNCHANGED;
    }
    write(correction, current.get(), corrected, turn, key);
    return Outcome.SAVED;
  }

  private void write(
      Correction correction,
      Current current,
      Transcript corrected,
      Utterance turn,
      Map<String, Object> key) {
    long next = warehouse.query(Version.class, NEXT_VERSION, key).get(0).version();
    warehouse.write(Utterance.class, corrected.utterances(next));
    List<MaskedSpan> spans = corrected.spans(next);
    if (!spans.isEmpty()) {
      warehouse.write(MaskedSpan.class, spans);
    }
    warehouse.write(
        TranscriptCorrection.class,
        List.of(
            new TranscriptCorrection(
                correction.callId(),
                correction.branch(),
                correction.callStartedAt(),
                correction.side(),
                correction.number(),
                current.version(),
                nextRevision(correction, key),
                current.language(),
                turn.text(),
                corrected.text(turn),
                TypedText.masked(mask, correction.reason()),
                correction.by(),
                clock.instant())));
    key.put("next", next);
    warehouse.execute(MAKE_CURRENT, key);
  }

  private int nextRevision(Correction correction, Map<String, Object> key) {
    Map<String, Object> turn = new HashMap<>(key);
    turn.put("side", correction.side().name().toLowerCase(java.util.Locale.ROOT));
    turn.put("number", correction.number());
    return warehouse
        .query(
            Revision.class,
            "SELECT 1 + max(revision) AS revision FROM transcript_corrections FINAL WHERE "
                + KEY
                + " AND side = {side:String} AND number = {number:Int32}",
            turn)
        .get(0)
        .revision();
  }

  private List<Utterance> said(Map<String, Object> key) {
    return warehouse.query(
        Utterance.class,
        "SELECT * FROM utterances FINAL WHERE "
            + KEY
            + " AND version = {version:UInt64} ORDER BY start_millis, side, number",
        key);
  }

  private List<MaskedSpan> spans(Map<String, Object> key) {
    return warehouse.query(
        MaskedSpan.class,
        "SELECT * FROM masked_spans FINAL WHERE "
            + KEY
            + " AND version = {version:UInt64} ORDER BY start_millis, side, number",
        key);
  }

  private static Map<String, Object> key(Correction correction) {
    Map<String, Object> key = new HashMap<>();
    key.put("branch", correction.branch());
    key.put("day", correction.callStartedAt().atZone(ZoneOffset.UTC).toLocalDate());
    key.put("id", correction.callId());
    return key;
  }
}
