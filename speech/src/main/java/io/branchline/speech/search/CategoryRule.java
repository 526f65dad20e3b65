package io.branchline.speech.search;

import static java.util.Objects.requireNonNull;

/**
 * A saved search that calls can be chosen and counted by.
 *
 * @param category its name
 * @param version of the rule
 * @param query in the search's language, without {@code category:}
 */
public record CategoryRule(String category, long version, String query) {

  /** Checks that nothing is missing. */
  public CategoryRule {
    requireNonNull(category, "category is null");
    requireNonNull(query, "query is null");
  }
}
