package io.branchline.speech.search.matching;

import io.branchline.speech.search.document.Clock;
import io.branchline.speech.search.document.Fields;
import io.branchline.speech.search.language.Measure;
import io.branchline.warehouse.table.Side;
import java.io.IOException;
import org.apache.lucene.index.BinaryDocValues;
import org.apache.lucene.index.CorruptIndexException;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.index.SortedNumericDocValues;
import org.apache.lucene.util.NumericUtils;
import org.jspecify.annotations.Nullable;

/** One side's clocks in one segment, read for the calls that need them, in order of calls. */
final class SideClock {

  private final LeafReader reader;
  private final Side side;
  private final Clock clock = new Clock();
  private @Nullable BinaryDocValues times;
  private @Nullable SortedNumericDocValues durations;
  private int current = -1;

  SideClock(LeafReader reader, Side side) {
    this.reader = reader;
    this.side = side;
  }

  /** The clock of a call in which this side spoke. */
  Clock at(int doc) throws IOException {
    if (doc != current) {
      if (times == null) {
        times = DocValues.getBinary(reader, Fields.clock(side));
      }
      if (!times.advanceExact(doc)) {
        throw new CorruptIndexException("a call without word times", "call " + doc);
      }
      clock.reset(times.binaryValue());
      current = doc;
    }
    return clock;
  }

  /** The call's length. */
  long durationMillis(int doc) throws IOException {
    if (durations == null) {
      durations = DocValues.getSortedNumeric(reader, Fields.of(Measure.DURATION));
    }
    if (!durations.advanceExact(doc)) {
      throw new CorruptIndexException("a call without a length", "call " + doc);
    }
    return (long) NumericUtils.sortableLongToDouble(durations.nextValue());
  }
}
