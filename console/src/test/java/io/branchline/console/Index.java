package io.branchline.console;

import io.branchline.speech.search.CallDocument;
import io.branchline.speech.search.TranscriptWriter;
import io.branchline.speech.transcript.Word;
import io.branchline.warehouse.Home;
import io.branchline.warehouse.Warehouse;
import io.branchline.warehouse.table.CallSpeech;
import io.branchline.warehouse.table.Utterance;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Indexes what was said in the bank's recorded calls. */
final class Index {

  private Index() {}

  static void write(Warehouse warehouse, Home home) {
    try (TranscriptWriter writer = TranscriptWriter.open(home.index())) {
      for (CallSpeech call :
          warehouse.query(CallSpeech.class, "SELECT * FROM call_speech FINAL", Map.of())) {
        List<CallDocument.Line> lines = new ArrayList<>();
        for (Utterance utterance :
            warehouse.query(
                Utterance.class,
                "SELECT * FROM utterances FINAL WHERE call_id = {id:String} ORDER BY start_millis",
                Map.of("id", call.callId()))) {
          List<Word> words = new ArrayList<>();
          for (int i = 0; i < utterance.words().size(); i++) {
            words.add(
                new Word(
                    utterance.words().get(i),
                    utterance.wordStartMillis().get(i),
                    utterance.wordEndMillis().get(i),
                    utterance.wordConfidences().get(i)));
          }
          lines.add(new CallDocument.Line(utterance.side(), words));
        }
        writer.put(
            new CallDocument(
                call.callId(),
                call.branch(),
                call.queue(),
                call.agent(),
                call.callStartedAt(),
                call.callStartedAt().atZone(Bank.ZONE).toLocalDate(),
                call.language(),
                call.version(),
                lines));
      }
      writer.commit();
    }
  }
}
