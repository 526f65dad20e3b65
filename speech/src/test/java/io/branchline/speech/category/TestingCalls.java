package io.branchline.speech.category;

import io.branchline.warehouse.Warehouse;
import io.branchline.warehouse.table.CallSpeech;
import io.branchline.warehouse.table.Side;
import io.branchline.warehouse.table.Utterance;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;

/** Transcripts in the tables. */
final class TestingCalls {

  static final Instant JANUARY = Instant.parse("2026-01-10T09:00:00Z");
  static final Instant FEBRUARY = Instant.parse("2026-02-10T09:00:00Z");

  private TestingCalls() {}

  /** A customer's single turn of a call; a word every 500 ms. */
  static void write(Warehouse warehouse, String id, Instant at, long version, String text) {
    writeAll(warehouse, List.of(id), at, version, text);
  }

  /** The same turn in several calls, in one insert. */
  static void writeAll(
      Warehouse warehouse, List<String> ids, Instant at, long version, String text) {
    List<String> words = List.of(text.split(" ", -1));
    List<Long> starts = LongStream.range(0, words.size()).mapToObj(i -> 1000 + i * 500).toList();
    List<Long> ends = starts.stream().map(start -> start + 400).toList();
    List<Utterance> utterances = new ArrayList<>();
    List<CallSpeech> speech = new ArrayList<>();
    for (String id : ids) {
      utterances.add(
          new Utterance(
              id,
              "b01",
              at,
              Side.CUSTOMER,
              1,
              1000,
              ends.get(ends.size() - 1),
              text,
              0.9,
              "en",
              words,
              starts,
              ends,
              words.stream().map(word -> 0.9).toList(),
              version));
      speech.add(
          new CallSpeech(
              id,
              "b01",
              "cards",
              "a1",
              at,
              60_000,
              0,
              4000,
              20_000,
              3000,
              6000,
              0,
              0,
              words.size(),
              null,
              105.0,
              "en",
              "testing",
              version));
    }
    warehouse.write(Utterance.class, utterances);
    warehouse.write(CallSpeech.class, speech);
  }
}
