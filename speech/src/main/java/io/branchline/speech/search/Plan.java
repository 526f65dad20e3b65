package io.branchline.speech.search;

import io.branchline.speech.search.language.SortOrder;
import io.branchline.speech.search.matching.PlaceQuery;
import java.util.List;
import java.util.Map;
import org.apache.lucene.search.Query;

/** A request, understood: what to ask of the months. */
record Plan(
    SearchRequest request,
    Query calls,
    List<PlaceQuery> places,
    SortOrder order,
    Map<String, CategoryQuery> categories) {

  /** Whether the newest months alone can answer. */
  boolean mayStop() {
    return request.countTo() < SearchRequest.EVERY_CALL && order.equals(SortOrder.NEWEST);
  }

  /** How many calls have to be found before older ones do not matter. */
  int enough() {
    return Math.max(depth(), request.countTo());
  }

  /** How many calls have to be held in order. */
  int depth() {
    return request.offset() + request.limit();
  }
}
