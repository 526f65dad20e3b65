package io.branchline.speech.search;

import io.branchline.speech.search.document.CallFacts;
import io.branchline.speech.search.document.IndexedCall;
import io.branchline.speech.transcript.Word;
import io.branchline.warehouse.table.Side;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** Calls for tests. */
final class Calls {

  private Calls() {}

  /** A line whose words start every 500 ms and last 400. */
  static IndexedCall.Line line(Side side, long start, String text) {
    List<Word> words = new ArrayList<>();
    long at = start;
    for (String word : text.split(" (?!…)", -1)) {
      words.add(new Word(word, at, at + 400, 1));
      at += 500;
    }
    return new IndexedCall.Line(side, words);
  }

  /** A call of 60 s at nine o'clock UTC. */
  static IndexedCall call(
      String id, String branch, String day, String language, IndexedCall.Line... lines) {
    return new IndexedCall(facts(id, branch, day, language), List.of(lines), 1);
  }

  static CallFacts facts(String id, String branch, String day, String language) {
    return new CallFacts(
        id,
        branch,
        "cards",
        "a-" + branch,
        "answered",
        Instant.parse(day + "T09:00:00Z"),
        LocalDate.parse(day),
        language,
        60_000,
        12_000L,
        600L,
        150.0,
        null,
        null,
        1);
  }
}
