package io.branchline.speech.search;

import io.branchline.speech.search.document.CallFacts;
import io.branchline.speech.search.document.Clock;
import io.branchline.speech.search.document.Fields;
import io.branchline.speech.search.document.ShownWords;
import io.branchline.speech.search.language.CallField;
import io.branchline.speech.search.language.Measure;
import io.branchline.speech.search.matching.Place;
import io.branchline.speech.search.matching.PlaceQuery;
import io.branchline.speech.transcript.Turn;
import io.branchline.warehouse.table.Side;
import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import org.apache.lucene.document.Document;
import org.apache.lucene.index.BinaryDocValues;
import org.apache.lucene.index.CorruptIndexException;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.index.NumericDocValues;
import org.apache.lucene.index.SortedDocValues;
import org.apache.lucene.index.SortedNumericDocValues;
import org.apache.lucene.index.StoredFields;
import org.apache.lucene.util.NumericUtils;
import org.jspecify.annotations.Nullable;

/** Reads found calls of one segment back from the index, in rising order. */
final class CallReader {

  private static final int CONTEXT_WORDS = 7;
  private static final int OPENING_WORDS = 12;

  /** The same words may answer several parts of a query: one hit a place. */
  private static final Comparator<Place> BY_PLACE =
      Comparator.comparingLong(Place::startMillis)
          .thenComparing(Place::side)
          .thenComparingLong(Place::endMillis)
          .thenComparingInt(Place::firstWord)
          .thenComparingInt(Place::lastWord);

  private final LeafReader reader;
  private final StoredFields stored;
  private final List<PlaceQuery.Places> queries = new ArrayList<>();
  private int doc;

  CallReader(LeafReader reader, List<PlaceQuery> queries) throws IOException {
    this.reader = reader;
    this.stored = reader.storedFields();
    for (PlaceQuery query : queries) {
      this.queries.add(query.places(reader));
    }
  }

  /** The call with its places; calls are asked for in rising order. */
  FoundCall read(int call, int mostHits) throws IOException {
    doc = call;
    CallFacts facts = facts();
    if (mostHits == 0) {
      return new FoundCall(facts, List.of(), 0);
    }
    TreeSet<Place> places = new TreeSet<>(BY_PLACE);
    for (PlaceQuery.Places query : queries) {
      places.addAll(query.in(doc));
    }
    Map<Side, ShownWords> words = words(facts.language());
    List<Hit> hits = new ArrayList<>();
    if (queries.isEmpty()) {
      opening(facts, words).ifPresent(hits::add);
    }
    for (Place place : places) {
      if (hits.size() == mostHits) {
        break;
      }
      hits.add(hit(facts, place, Objects.requireNonNull(words.get(place.side()))));
    }
    return new FoundCall(facts, hits, places.size());
  }

  private static Hit hit(CallFacts facts, Place place, ShownWords words) {
    return hit(
        facts,
        place,
        words.between(place.firstWord() - CONTEXT_WORDS, place.firstWord()),
        words.between(place.firstWord(), place.lastWord() + 1),
        words.between(place.lastWord() + 1, place.lastWord() + 1 + CONTEXT_WORDS));
  }

  private static Hit hit(CallFacts facts, Place place, String before, String match, String after) {
    return new Hit(
        facts.callId(),
        facts.branch(),
        facts.queue(),
        facts.agent(),
        facts.startedAt(),
        place.side(),
        place.startMillis(),
        place.endMillis(),
        before,
        match,
        after);
  }

  /** The call's first words, for queries that look for none. */
  private java.util.Optional<Hit> opening(CallFacts facts, Map<Side, ShownWords> words)
      throws IOException {
    @Nullable Place earliest = null;
    for (Map.Entry<Side, ShownWords> side : words.entrySet()) {
      Clock clock = clock(side.getKey());
      if (clock.has(0) && (earliest == null || clock.startMillis(0) < earliest.startMillis())) {
        earliest = new Place(side.getKey(), clock.startMillis(0), clock.endMillis(0), 0, 0);
      }
    }
    return earliest == null
        ? java.util.Optional.empty()
        : java.util.Optional.of(
            hit(
                facts,
                earliest,
                "",
                "",
                Objects.requireNonNull(words.get(earliest.side())).between(0, OPENING_WORDS)));
  }

  private Map<Side, ShownWords> words(String language) throws IOException {
    Document shown = stored.document(doc);
    Map<Side, ShownWords> words = new EnumMap<>(Side.class);
    for (Side side : Side.values()) {
      ShownWords one = ShownWords.decode(shown.get(Fields.shown(side)), Turn.separator(language));
      if (!one.isEmpty()) {
        words.put(side, one);
      }
    }
    return words;
  }

  private Clock clock(Side side) throws IOException {
    BinaryDocValues times = DocValues.getBinary(reader, Fields.clock(side));
    if (!times.advanceExact(doc)) {
      throw new CorruptIndexException("a call without word times", "call " + doc);
    }
    Clock clock = new Clock();
    clock.reset(times.binaryValue());
    return clock;
  }

  private CallFacts facts() throws IOException {
    String key = word(Fields.KEY);
    return new CallFacts(
        Fields.callId(key),
        Fields.branch(key),
        word(CallField.QUEUE.word()),
        word(CallField.AGENT.word()),
        word(CallField.OUTCOME.word()),
        Instant.ofEpochMilli(number(Fields.STARTED_AT)),
        LocalDate.ofEpochDay(Objects.requireNonNull(sortable(Fields.DAY), "a call without a day")),
        word(CallField.LANGUAGE.word()),
        Objects.requireNonNull(millis(Measure.DURATION), "a call without a length"),
        millis(Measure.SILENCE),
        millis(Measure.OVERTALK),
        figure(Measure.AGENT_RATE),
        figure(Measure.CUSTOMER_RATE),
        figure(Measure.SCORE),
        number(Fields.VERSION));
  }

  private String word(String field) throws IOException {
    SortedDocValues values = DocValues.getSorted(reader, field);
    return values.advanceExact(doc) ? values.lookupOrd(values.ordValue()).utf8ToString() : "";
  }

  private long number(String field) throws IOException {
    NumericDocValues values = DocValues.getNumeric(reader, field);
    if (!values.advanceExact(doc)) {
      throw new CorruptIndexException("a call without " + field, "call " + doc);
    }
    return values.longValue();
  }

  private @Nullable Long sortable(String field) throws IOException {
    SortedNumericDocValues values = DocValues.getSortedNumeric(reader, field);
    return values.advanceExact(doc) ? values.nextValue() : null;
  }

  private @Nullable Double figure(Measure measure) throws IOException {
    Long bits = sortable(Fields.of(measure));
    return bits == null ? null : NumericUtils.sortableLongToDouble(bits);
  }

  private @Nullable Long millis(Measure measure) throws IOException {
    Double value = figure(measure);
    return value == null ? null : value.longValue();
  }
}
