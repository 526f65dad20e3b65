package io.branchline.console.call;

import io.branchline.console.access.NotThere;
import io.branchline.console.access.Reader;
import io.branchline.warehouse.table.AcdEvent;
import io.branchline.warehouse.table.Call;
import io.branchline.warehouse.table.CallLeg;
import io.branchline.warehouse.table.CallOutcome;
import io.branchline.warehouse.table.CallSpeech;
import io.branchline.warehouse.table.Evaluation;
import io.branchline.warehouse.table.EvaluationAnswer;
import io.branchline.warehouse.table.MaskedSpan;
import io.branchline.warehouse.table.Recording;
import io.branchline.warehouse.table.TranscriptCorrection;
import io.branchline.warehouse.table.Utterance;
import io.branchline.warehouse.table.Waveform;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Everything that is known of one call, read part by part as the viewer may. */
final class CallFile {

  private static final String KEY =
      """
      branch = {branch:String} AND toDate(call_started_at, 'UTC') = {day:Date}
        AND call_id = {id:String} AND
      """
          + Reader.SCOPE;

  private final Reader reader;
  private final Call call;

  private CallFile(Reader reader, Call call) {
    this.reader = reader;
    this.call = call;
  }

  /** The call, or 404 where neither it nor a recording of it exists, or it is another branch's. */
  static CallFile open(Reader reader, String id) {
    return find(reader, Call.class, "calls", id)
        .or(() -> find(reader, Recording.class, "recordings", id).map(CallFile::withoutEvents))
        .filter(call -> reader.viewer().sees(call.branch()))
        .map(call -> new CallFile(reader, call))
        .orElseThrow(() -> new NotThere("call " + id));
  }

  private static <R extends Record> Optional<R> find(
      Reader reader, Class<R> type, String table, String id) {
    return reader.first(
        type,
        "SELECT * FROM "
            + table
            + " FINAL WHERE call_id = {id:String} AND "
            + Reader.SCOPE
            + " LIMIT 1",
        Map.of("id", id));
  }

  /** What is known of a call whose recording came before its events: version 0, made of none. */
  private static Call withoutEvents(Recording recording) {
    return new Call(
        recording.callId(),
        recording.branch(),
        recording.queue(),
        recording.agent(),
        "",
        0,
        CallOutcome.OPEN,
        recording.callStartedAt(),
        null,
        null,
        null,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        List.of(),
        "",
        0,
        false);
  }

  Call call() {
    return call;
  }

  List<CallLeg> legs() {
    return read(CallLeg.class, "call_legs FINAL", "ORDER BY leg");
  }

  /** The call's events, where they are kept. */
  List<AcdEvent> events() {
    return reader.query(
        AcdEvent.class,
        """
        SELECT * FROM acd_events FINAL
        WHERE branch = {branch:String} AND at >= {from:DateTime64(3, 'UTC')}
          AND at < {to:DateTime64(3, 'UTC')} AND call_id = {id:String} AND
        """
            + Reader.SCOPE
            + " ORDER BY at",
        Map.of(
            "branch",
            call.branch(),
            "id",
            call.callId(),
            "from",
            call.startedAt().minusSeconds(3_600),
            "to",
            call.startedAt().plusSeconds(86_400)));
  }

  Optional<Recording> recording() {
    return read(Recording.class, "recordings FINAL", "LIMIT 1").stream().findFirst();
  }

  /** The recording with its files, or 404 where there are none. */
  Recording audio() {
    return recording()
        .filter(recording -> !recording.agentPath().isEmpty())
        .orElseThrow(() -> new NotThere("recording of " + call.callId()));
  }

  /** What was drawn of the recording's sides, of whichever recording it was. */
  List<Waveform> waveforms() {
    return read(Waveform.class, "waveforms FINAL", "");
  }

  Optional<CallSpeech> speech() {
    return read(CallSpeech.class, "call_speech FINAL", "LIMIT 1").stream().findFirst();
  }

  /** What was said, in the order in which it was. */
  List<Utterance> utterances(CallSpeech speech) {
    return reader.query(
        Utterance.class,
        "SELECT * FROM utterances FINAL WHERE "
            + KEY
            + " AND version = {version:UInt64} ORDER BY start_millis, side, number",
        with("version", speech.version()));
  }

  /** Where the current transcript is masked. */
  List<MaskedSpan> maskedSpans(CallSpeech speech) {
    return reader.query(
        MaskedSpan.class,
        "SELECT * FROM masked_spans FINAL WHERE "
            + KEY
            + " AND version = {version:UInt64} ORDER BY start_millis",
        with("version", speech.version()));
  }

  /** What people made of misheard turns, the newest first. */
  List<TranscriptCorrection> corrections() {
    return read(
        TranscriptCorrection.class,
        "transcript_corrections FINAL",
        "ORDER BY transcript_version DESC, revision DESC");
  }

  /** The current revision of every evaluation, people's first, the newest first. */
  List<Evaluation> evaluations() {
    return read(
        Evaluation.class,
        "evaluations FINAL",
        "ORDER BY method = 'manual' DESC, evaluated_at DESC, revision DESC LIMIT 1 BY evaluation_id");
  }

  /** Every answer of every revision. */
  List<EvaluationAnswer> answers() {
    return read(EvaluationAnswer.class, "evaluation_answers FINAL", "");
  }

  private <R extends Record> List<R> read(Class<R> type, String table, String tail) {
    return reader.query(
        type, "SELECT * FROM " + table + " WHERE " + KEY + " " + tail, with("id", call.callId()));
  }

  private Map<String, Object> with(String name, Object value) {
    LocalDate day = call.startedAt().atZone(ZoneOffset.UTC).toLocalDate();
    Map<String, Object> parameters = new java.util.HashMap<>();
    parameters.put("branch", call.branch());
    parameters.put("day", day);
    parameters.put("id", call.callId());
    parameters.put(name, value);
    return parameters;
  }
}
