package io.branchline.speech.search;

import io.branchline.speech.search.document.Fields;
import io.branchline.speech.search.language.Measure;
import io.branchline.speech.search.language.SortOrder;
import org.apache.lucene.search.Sort;
import org.apache.lucene.search.SortField;
import org.apache.lucene.search.SortedNumericSortField;

/** Orders of calls as the index understands them. */
final class Sorts {

  private static final SortField BY_KEY = new SortField(Fields.KEY, SortField.Type.STRING);

  private Sorts() {}

  static Sort of(SortOrder order) {
    boolean down = order.direction() == SortOrder.Direction.DOWN;
    SortField newest = new SortField(Fields.STARTED_AT, SortField.Type.LONG, true);
    return switch (order.by()) {
      case DATE -> new Sort(new SortField(Fields.STARTED_AT, SortField.Type.LONG, down), BY_KEY);
      case RELEVANCE -> new Sort(SortField.FIELD_SCORE, newest, BY_KEY);
      case DURATION -> by(Measure.DURATION, down, newest);
      case SILENCE -> by(Measure.SILENCE_SHARE, down, newest);
      case OVERTALK -> by(Measure.OVERTALK_SHARE, down, newest);
      case RATE -> by(Measure.AGENT_RATE, down, newest);
      case SCORE -> by(Measure.SCORE, down, newest);
    };
  }

  private static Sort by(Measure measure, boolean down, SortField newest) {
    SortField field = new SortedNumericSortField(Fields.of(measure), SortField.Type.DOUBLE, down);
    field.setMissingValue(down ? Double.NEGATIVE_INFINITY : Double.POSITIVE_INFINITY);
    return new Sort(field, newest, BY_KEY);
  }
}
