package io.branchline.speech.search;

import io.branchline.speech.search.document.CallFacts;
import java.util.List;

/**
 * A call that matches.
 *
 * @param facts what is known of it beside its words
 * @param hits the first places in order of time; a query without words to look for gives the call's
 *     first words as one hit without a match
 * @param places how many places there are in all, 0 for a query without words
 */
public record FoundCall(CallFacts facts, List<Hit> hits, int places) {

  /** Copies the hits. */
  public FoundCall {
    hits = List.copyOf(hits);
  }
}
