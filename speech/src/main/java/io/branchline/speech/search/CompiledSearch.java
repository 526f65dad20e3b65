package io.branchline.speech.search;

import io.branchline.speech.search.matching.PlaceQuery;
import java.util.List;
import org.apache.lucene.search.Query;

/**
 * A search for the index: which calls, and which places in them are its hits.
 *
 * @param calls matches whole calls; where the order asks for it, the score is the number of places
 * @param places what is not negated
 */
record CompiledSearch(Query calls, List<PlaceQuery> places) {

  CompiledSearch {
    places = List.copyOf(places);
  }
}
