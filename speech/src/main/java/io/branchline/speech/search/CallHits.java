package io.branchline.speech.search;

import io.branchline.speech.transcript.Turn;
import io.branchline.warehouse.table.Side;
import java.io.IOException;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.TreeSet;
import org.apache.lucene.document.Document;
import org.apache.lucene.index.BinaryDocValues;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.LeafReader;

/** The places of a query within one call, with the words around them. */
final class CallHits {

  private static final int CONTEXT_WORDS = 7;
  private static final int OPENING_WORDS = 12;

  /** The same words may answer several parts of a query: one hit a place. */
  private static final Comparator<Hit> BY_PLACE =
      Comparator.comparingLong(Hit::startMillis)
          .thenComparing(Hit::side)
          .thenComparingLong(Hit::endMillis);

  private final Document call;
  private final LeafReader reader;
  private final int doc;
  private final String separator;

  CallHits(Document call, LeafReader reader, int doc) {
    this.call = call;
    this.reader = reader;
    this.doc = doc;
    this.separator = Turn.separator(call.get(Fields.LANGUAGE));
  }

  List<Hit> places(List<CompiledQuery.Spoken> spoken) throws IOException {
    TreeSet<Hit> hits = new TreeSet<>(BY_PLACE);
    for (CompiledQuery.Spoken one : spoken) {
      List<SpokenQuery.Place> places = one.query().places(reader, doc);
      if (places.isEmpty()) {
        continue;
      }
      StoredWords words = words(one.side());
      PositionTimes clock = clock(one.side());
      for (SpokenQuery.Place place : places) {
        hits.add(hit(one.side(), words, clock, place));
      }
    }
    return List.copyOf(hits);
  }

  /** The call's first words, for queries that look for none. */
  Hit opening() throws IOException {
    Hit earliest = hit(Side.AGENT, 0, 0, "", "", "");
    for (Side side : Side.values()) {
      StoredWords words = words(side);
      if (words.isEmpty()) {
        continue;
      }
      PositionTimes clock = clock(side);
      boolean first = earliest.after().isEmpty() || clock.startMillis(0) < earliest.startMillis();
      if (first) {
        String opening = words.between(0, OPENING_WORDS);
        earliest = hit(side, clock.startMillis(0), clock.endMillis(0), "", "", opening);
      }
    }
    return earliest;
  }

  private Hit hit(Side side, StoredWords words, PositionTimes clock, SpokenQuery.Place place) {
    int first = clock.word(place.first());
    int last = clock.word(place.last());
    return hit(
        side,
        clock.startMillis(place.first()),
        clock.endMillis(place.last()),
        words.between(first - CONTEXT_WORDS, first),
        words.between(first, last + 1),
        words.between(last + 1, last + 1 + CONTEXT_WORDS));
  }

  private Hit hit(
      Side side, long startMillis, long endMillis, String before, String match, String after) {
    return new Hit(
        call.get(Fields.CALL),
        call.get(Fields.BRANCH),
        call.get(Fields.QUEUE),
        call.get(Fields.AGENT),
        Instant.ofEpochMilli(call.getField(Fields.STARTED_AT).numericValue().longValue()),
        side,
        startMillis,
        endMillis,
        before,
        match,
        after);
  }

  private StoredWords words(Side side) {
    return StoredWords.decode(call.get(Fields.words(side)), separator);
  }

  private PositionTimes clock(Side side) throws IOException {
    BinaryDocValues times = DocValues.getBinary(reader, Fields.times(side));
    if (!times.advanceExact(doc)) {
      throw new org.apache.lucene.index.CorruptIndexException(
          "a call without word times", call.get(Fields.CALL));
    }
    return new PositionTimes(times.binaryValue());
  }
}
