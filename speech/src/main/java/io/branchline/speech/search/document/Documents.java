package io.branchline.speech.search.document;

import io.branchline.speech.search.language.CallField;
import io.branchline.speech.search.language.Measure;
import io.branchline.warehouse.table.Side;
import java.util.ArrayList;
import java.util.List;
import org.apache.lucene.document.BinaryDocValuesField;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.DoubleField;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.FieldType;
import org.apache.lucene.document.LongField;
import org.apache.lucene.document.NumericDocValuesField;
import org.apache.lucene.document.SortedDocValuesField;
import org.apache.lucene.document.StoredField;
import org.apache.lucene.document.StringField;
import org.apache.lucene.index.IndexOptions;
import org.apache.lucene.util.BytesRef;
import org.jspecify.annotations.Nullable;

/** Makes the index's documents. Not for several threads at once. */
public final class Documents {

  private static final FieldType POSITIONS = positions();

  private final Segmenter segmenter = new Segmenter();

  private static FieldType positions() {
    FieldType type = new FieldType();
    type.setIndexOptions(IndexOptions.DOCS_AND_FREQS_AND_POSITIONS);
    type.setTokenized(true);
    type.setOmitNorms(true);
    type.freeze();
    return type;
  }

  /** The document of a call. */
  public Document of(IndexedCall call) {
    CallFacts facts = call.facts();
    Document document = new Document();
    String key = Fields.key(facts.branch(), facts.callId());
    document.add(new StringField(Fields.KEY, key, Field.Store.NO));
    document.add(new SortedDocValuesField(Fields.KEY, new BytesRef(key)));
    word(document, CallField.BRANCH, facts.branch());
    word(document, CallField.QUEUE, facts.queue());
    word(document, CallField.AGENT, facts.agent());
    word(document, CallField.OUTCOME, facts.outcome());
    word(document, CallField.LANGUAGE, facts.language());
    document.add(new StringField(CallField.CALL.word(), facts.callId(), Field.Store.NO));
    document.add(new LongField(Fields.DAY, facts.localDate().toEpochDay(), Field.Store.NO));
    document.add(new NumericDocValuesField(Fields.STARTED_AT, facts.startedAt().toEpochMilli()));
    document.add(new NumericDocValuesField(Fields.VERSION, facts.transcriptVersion()));
    document.add(new NumericDocValuesField(Fields.STAMP, call.stamp()));
    measure(document, Measure.DURATION, (double) facts.durationMillis());
    measure(document, Measure.SILENCE, number(facts.silenceMillis()));
    measure(document, Measure.SILENCE_SHARE, facts.silenceShare());
    measure(document, Measure.OVERTALK, number(facts.overtalkMillis()));
    measure(document, Measure.OVERTALK_SHARE, facts.overtalkShare());
    measure(document, Measure.AGENT_RATE, facts.agentRate());
    measure(document, Measure.CUSTOMER_RATE, facts.customerRate());
    measure(document, Measure.SCORE, facts.score());
    for (Side side : Side.values()) {
      addSide(document, call, side);
    }
    return document;
  }

  private static @Nullable Double number(@Nullable Long millis) {
    return millis == null ? null : (double) millis;
  }

  private static void word(Document document, CallField field, String value) {
    document.add(new StringField(field.word(), value, Field.Store.NO));
    document.add(new SortedDocValuesField(field.word(), new BytesRef(value)));
  }

  private static void measure(Document document, Measure measure, @Nullable Double value) {
    if (value != null) {
      document.add(new DoubleField(Fields.of(measure), value, Field.Store.NO));
    }
  }

  private void addSide(Document document, IndexedCall call, Side side) {
    SideUnits spoken = SideUnits.of(call, side);
    List<SideUnits.PlacedUnit> units = spoken.units();
    if (units.isEmpty()) {
      return;
    }
    List<UnitStream.Placed> terms =
        units.stream().map(unit -> new UnitStream.Placed(unit.text(), unit.position())).toList();
    document.add(new Field(Fields.units(side), new UnitStream(terms), POSITIONS));
    if (units.stream().anyMatch(unit -> isHan(unit.text()))) {
      document.add(new Field(Fields.words(side), new UnitStream(words(spoken)), POSITIONS));
    }
    document.add(new BinaryDocValuesField(Fields.clock(side), Clock.encode(units)));
    document.add(new StoredField(Fields.shown(side), ShownWords.encode(spoken.lines())));
  }

  private static boolean isHan(String unit) {
    return io.branchline.speech.search.language.Units.isHan(unit.codePointAt(0));
  }

  /** Segments line by line: a word does not run from one turn into the next. */
  private List<UnitStream.Placed> words(SideUnits spoken) {
    List<UnitStream.Placed> words = new ArrayList<>();
    List<SideUnits.PlacedUnit> units = spoken.units();
    int from = 0;
    while (from < units.size()) {
      int to = from;
      StringBuilder text = new StringBuilder();
      while (to < units.size() && units.get(to).line() == units.get(from).line()) {
        boolean space =
            to > from && !(isHan(units.get(to).text()) && isHan(units.get(to - 1).text()));
        text.append(space ? " " : "").append(units.get(to).text());
        to++;
      }
      int at = from;
      for (Segmenter.Cut cut : segmenter.cut(text.toString())) {
        words.add(new UnitStream.Placed(cut.term(), units.get(at).position()));
        at += cut.units();
      }
      from = to;
    }
    return words;
  }
}
