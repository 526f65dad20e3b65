package io.branchline.speech.job;

import io.branchline.speech.mask.Masked;
import io.branchline.speech.transcript.Measures;
import io.branchline.speech.transcript.Span;
import io.branchline.speech.transcript.Turn;
import io.branchline.speech.transcript.Word;
import io.branchline.warehouse.table.CallSpeech;
import io.branchline.warehouse.table.MaskedSpan;
import io.branchline.warehouse.table.Recording;
import io.branchline.warehouse.table.Side;
import io.branchline.warehouse.table.Utterance;
import java.util.ArrayList;
import java.util.List;

/**
 * The rows of one recording.
 *
 * @param fingerprint SHA-256 of the audio
 * @param version of everything that is written for it
 */
record Rows(KnownCall call, FoundRecording recording, String fingerprint, long version) {

  static final String TRANSCRIBED = "transcribed";
  static final String FAILED = "failed";
  private static final int MAX_ERROR = 500;

  /** The rows of a recording that failed: any transcript of the same attempt goes before it. */
  static Rows failed(KnownCall call, FoundRecording recording, String fingerprint, long attempt) {
    return new Rows(call, recording, fingerprint, Version.of(attempt, ""));
  }

  /**
   * The rows of a transcript. Its version names what it says: two runs that work on the same
   * recording at once write the same rows, or rows that do not mix.
   */
  static Rows transcribed(
      KnownCall call,
      FoundRecording recording,
      String fingerprint,
      long attempt,
      Transcriber.Transcript transcript) {
    Rows rows = new Rows(call, recording, fingerprint, 0);
    String content =
        fingerprint
            + rows.utterances(transcript)
            + rows.callSpeech(transcript)
            + rows.maskedSpans(transcript.masked());
    return new Rows(call, recording, fingerprint, Version.of(attempt, content));
  }

  List<Utterance> utterances(Transcriber.Transcript transcript) {
    List<Utterance> rows = new ArrayList<>();
    addUtterances(rows, first(), transcript.agent());
    addUtterances(rows, Side.CUSTOMER, transcript.customer());
    return rows;
  }

  /** Whose words the first channel's are. */
  private Side first() {
    return recording.isMixed() ? Side.MIXED : Side.AGENT;
  }

  private void addUtterances(List<Utterance> rows, Side side, List<Turn> turns) {
    int number = 0;
    for (Turn turn : turns) {
      number++;
      rows.add(
          new Utterance(
              call.callId(),
              call.branch(),
              call.startedAt(),
              side,
              number,
              turn.startMillis(),
              turn.endMillis(),
              turn.text(call.language()),
              turn.confidence(),
              call.language(),
              turn.words().stream().map(Word::text).toList(),
              turn.words().stream().map(Word::startMillis).toList(),
              turn.words().stream().map(Word::endMillis).toList(),
              turn.words().stream().map(Word::confidence).toList(),
              version));
    }
  }

  List<MaskedSpan> maskedSpans(Masked masked) {
    List<MaskedSpan> rows = new ArrayList<>();
    addMaskedSpans(rows, first(), masked.agent(), masked.policy());
    addMaskedSpans(rows, Side.CUSTOMER, masked.customer(), masked.policy());
    return rows;
  }

  private void addMaskedSpans(List<MaskedSpan> rows, Side side, Masked.Side masked, String policy) {
    for (int i = 0; i < masked.spans().size(); i++) {
      var span = masked.spans().get(i);
      rows.add(
          new MaskedSpan(
              call.callId(),
              call.branch(),
              call.startedAt(),
              side,
              i,
              span.kind().id(),
              span.startMillis(),
              span.endMillis(),
              span.lastFour(),
              policy,
              version));
    }
  }

  CallSpeech callSpeech(Transcriber.Transcript transcript) {
    Measures measures = transcript.measures();
    return new CallSpeech(
        call.callId(),
        call.branch(),
        call.queue(),
        call.agent(),
        call.startedAt(),
        measures.durationMillis(),
        measures.agentTalkMillis(),
        measures.customerTalkMillis(),
        measures.silenceMillis(),
        measures.longestSilenceMillis(),
        measures.longestSilenceStartMillis(),
        measures.overtalkMillis(),
        measures.agentWords(),
        measures.customerWords(),
        measures.agentWordsPerMinute(),
        measures.customerWordsPerMinute(),
        call.language(),
        transcript.source().model(),
        version,
        measures.deadAirMillis(),
        measures.deadAirs(),
        measures.overtalkMeasurable(),
        measures.agentInterruptions(),
        measures.customerInterruptions(),
        measures.agentTalkShare(),
        measures.holdMillis(),
        starts(measures.holds()),
        ends(measures.holds()),
        starts(measures.agentSpeech()),
        ends(measures.agentSpeech()),
        starts(measures.customerSpeech()),
        ends(measures.customerSpeech()));
  }

  private static List<Long> starts(List<Span> spans) {
    return spans.stream().map(Span::startMillis).toList();
  }

  private static List<Long> ends(List<Span> spans) {
    return spans.stream().map(Span::endMillis).toList();
  }

  Recording transcribed(Transcriber.Transcript transcript) {
    return recording(
        transcript.measures().durationMillis(),
        transcript.source().sampleRate(),
        transcript.source().encoding(),
        TRANSCRIBED,
        "");
  }

  Recording failed(String error) {
    String text = error.length() > MAX_ERROR ? error.substring(0, MAX_ERROR) : error;
    return recording(0, 0, "", FAILED, text);
  }

  private Recording recording(
      long durationMillis, int sampleRate, String encoding, String status, String error) {
    return new Recording(
        call.callId(),
        call.branch(),
        call.queue(),
        call.agent(),
        call.startedAt(),
        recording.agent().path().toAbsolutePath().normalize().toString(),
        recording.agent().channel(),
        recording.agent().delayMillis(),
        recording.customer().path().toAbsolutePath().normalize().toString(),
        recording.customer().channel(),
        recording.customer().delayMillis(),
        durationMillis,
        sampleRate,
        encoding,
        fingerprint,
        status,
        error,
        version,
        call.clockStartedAt());
  }
}
