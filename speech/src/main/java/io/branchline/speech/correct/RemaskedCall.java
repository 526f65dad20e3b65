package io.branchline.speech.correct;

import io.branchline.speech.mask.Mask;
import io.branchline.speech.mask.MaskPolicy;
import io.branchline.speech.mask.MaskToken;
import io.branchline.speech.mask.SecretKind;
import io.branchline.speech.transcript.Turn;
import io.branchline.speech.transcript.Word;
import io.branchline.warehouse.Warehouse;
import io.branchline.warehouse.table.EvaluationAnswer;
import io.branchline.warehouse.table.MaskedSpan;
import io.branchline.warehouse.table.TranscriptCorrection;
import io.branchline.warehouse.table.Utterance;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** One call under a changed policy. */
final class RemaskedCall {

  private static final String OF_CALL =
      " WHERE branch = {branch:String} AND call_id = {call:String}"
          + " AND call_started_at = {at:DateTime64(3, 'UTC')}";

  private final Remasking.CallRow call;
  private final List<Utterance> stored;
  private final List<MaskedSpan> storedSpans;
  private final Transcript transcript;
  private final MaskPolicy policy;
  private final Mask mask;

  private RemaskedCall(
      Remasking.CallRow call,
      List<Utterance> stored,
      List<MaskedSpan> storedSpans,
      Transcript transcript,
      MaskPolicy policy,
      Mask mask) {
    this.call = call;
    this.stored = stored;
    this.storedSpans = storedSpans;
    this.transcript = transcript;
    this.policy = policy;
    this.mask = mask;
  }

  /** Looks at the call's current version among these rows. */
  static RemaskedCall of(
      Remasking.CallRow call,
      List<Utterance> utterances,
      List<MaskedSpan> spans,
      MaskPolicy policy,
      Mask mask) {
    List<Utterance> said =
        utterances.stream().filter(row -> row.version() == call.version()).toList();
    List<MaskedSpan> masked =
        spans.stream().filter(row -> row.version() == call.version()).toList();
    Transcript transcript =
        Transcript.of(said, masked.stream().map(span -> allowed(span, policy)).toList());
    for (Utterance turn : said) {
      transcript = transcript.with(turn, allowed(Transcript.words(turn), policy));
    }
    return new RemaskedCall(call, said, masked, transcript.masked(mask), policy, mask);
  }

  /** Last four digits go where the policy does not keep them any more. */
  private static List<Word> allowed(List<Word> words, MaskPolicy policy) {
    return words.stream()
        .map(
            word ->
                MaskToken.of(word.text())
                    .filter(token -> !policy.rule(token.kind()).lastFour())
                    .map(token -> word.withText(new MaskToken(token.kind(), "").text()))
                    .orElse(word))
        .toList();
  }

  private static MaskedSpan allowed(MaskedSpan span, MaskPolicy policy) {
    boolean keeps =
        SecretKind.of(span.kind()).map(kind -> policy.rule(kind).lastFour()).orElse(false);
    return new MaskedSpan(
        span.callId(),
        span.branch(),
        span.callStartedAt(),
        span.side(),
        span.number(),
        span.kind(),
        span.startMillis(),
        span.endMillis(),
        keeps ? span.lastFour() : "",
        "",
        span.version());
  }

  boolean isChanged() {
    return stored.stream().anyMatch(turn -> !transcript.text(turn).equals(turn.text()));
  }

  /** Places that the policy would leave readable. */
  long loosened() {
    return storedSpans.stream()
        .filter(
            span ->
                SecretKind.of(span.kind()).map(kind -> !policy.rule(kind).masked()).orElse(false))
        .count();
  }

  long moreSpans() {
    return (long) transcript.spans(call.version()).size() - storedSpans.size();
  }

  /** Writes it as the next version, which is made current last; gives that version. */
  long store(Warehouse warehouse) {
    long next = call.version() + 1;
    Map<String, Object> key = key();
    key.put("version", call.version());
    key.put("next", next);
    List<Utterance> utterances = transcript.utterances(next);
    if (!utterances.isEmpty()) {
      warehouse.write(Utterance.class, utterances);
    }
    List<MaskedSpan> spans = transcript.spans(next);
    if (!spans.isEmpty()) {
      warehouse.write(MaskedSpan.class, spans);
    }
    maskCorrections(warehouse, key);
    maskEvidence(warehouse, key);
    warehouse.execute(
        "INSERT INTO call_speech SELECT * REPLACE ({next:UInt64} AS version) FROM ("
            + "SELECT * FROM call_speech FINAL"
            + OF_CALL
            + " AND version = {version:UInt64})",
        key);
    return next;
  }

  private Map<String, Object> key() {
    Map<String, Object> key = new HashMap<>();
    key.put("branch", call.branch());
    key.put("call", call.callId());
    key.put("at", call.callStartedAt());
    return key;
  }

  /** Masks what people typed into this call, where it stands in it. */
  void maskCorrections(Warehouse warehouse) {
    maskCorrections(warehouse, key());
  }

  private void maskCorrections(Warehouse warehouse, Map<String, Object> key) {
    List<TranscriptCorrection> corrections =
        warehouse.query(
            TranscriptCorrection.class,
            "SELECT * FROM transcript_corrections FINAL" + OF_CALL,
            key);
    for (TranscriptCorrection correction : corrections) {
      Map<String, Object> change = new HashMap<>(key);
      change.put("before", inPlace(correction, correction.textBefore()));
      change.put("text", inPlace(correction, correction.text()));
      change.put("reason", TypedText.masked(mask, correction.reason()));
      change.put("side", correction.side().name().toLowerCase(Locale.ROOT));
      change.put("number", correction.number());
      change.put("revision", correction.revision());
      boolean same =
          correction.textBefore().equals(change.get("before"))
              && correction.text().equals(change.get("text"))
              && correction.reason().equals(change.get("reason"));
      if (!same) {
        warehouse.execute(
            "ALTER TABLE transcript_corrections UPDATE text_before = {before:String},"
                + " text = {text:String}, reason = {reason:String}"
                + OF_CALL
                + " AND side = {side:String} AND number = {number:Int32}"
                + " AND revision = {revision:Int32} SETTINGS mutations_sync = 1",
            change);
      }
    }
  }

  /** What was typed, masked where it stands in the call. */
  private String inPlace(TranscriptCorrection correction, String text) {
    for (Utterance turn : stored) {
      if (turn.side() == correction.side() && turn.number() == correction.number()) {
        if (turn.text().equals(text)) {
          return transcript.text(turn);
        }
        List<Word> words = Retiming.of(Transcript.words(turn), text, correction.language());
        return Transcript.of(stored, List.of())
            .with(turn, allowed(words, policy))
            .masked(mask)
            .text(turn);
      }
    }
    return TypedText.masked(mask, text);
  }

  private void maskEvidence(Warehouse warehouse, Map<String, Object> key) {
    List<EvaluationAnswer> answers =
        warehouse.query(
            EvaluationAnswer.class, "SELECT * FROM evaluation_answers FINAL" + OF_CALL, key);
    for (EvaluationAnswer answer : answers) {
      String text = evidence(answer);
      if (!text.equals(answer.evidenceText())) {
        Map<String, Object> change = new HashMap<>(key);
        change.put("text", text);
        change.put("evaluation", answer.evaluationId());
        change.put("revision", answer.revision());
        change.put("section", answer.section());
        change.put("question", answer.question());
        warehouse.execute(
            "ALTER TABLE evaluation_answers UPDATE evidence_text = {text:String}"
                + OF_CALL
                + " AND evaluation_id = {evaluation:String} AND revision = {revision:Int32}"
                + " AND section = {section:String} AND question = {question:String}"
                + " SETTINGS mutations_sync = 1",
            change);
      }
    }
  }

  /** The words heard there, if masking changed any of them; else what stands there now. */
  private String evidence(EvaluationAnswer answer) {
    if (answer.evidenceStartMillis() == null || answer.evidenceEndMillis() == null) {
      return answer.evidenceText();
    }
    List<String> before = new ArrayList<>();
    List<String> after = new ArrayList<>();
    for (Utterance turn : stored) {
      if (turn.side().name().equalsIgnoreCase(answer.evidenceSide())) {
        addHeard(before, Transcript.words(turn), answer);
        addHeard(after, transcript.words(turn, List.of()), answer);
      }
    }
    return before.equals(after)
        ? answer.evidenceText()
        : String.join(Turn.separator(call.language()), after);
  }

  private static void addHeard(List<String> heard, List<Word> words, EvaluationAnswer answer) {
    for (Word word : words) {
      if (word.startMillis() < answer.evidenceEndMillis()
          && word.endMillis() > answer.evidenceStartMillis()) {
        heard.add(word.text());
      }
    }
  }
}
