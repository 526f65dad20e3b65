package io.branchline.speech.search;

import java.util.List;

/**
 * What a search found.
 *
 * @param calls how many calls match in all
 * @param hits places in the newest of them, by call and time; a query without words to look for
 *     gives each call's first words
 */
public record SearchResult(long calls, List<Hit> hits) {

  /** Copies the hits. */
  public SearchResult {
    hits = List.copyOf(hits);
  }
}
