package io.branchline.speech.search.language;

import static java.util.Objects.requireNonNull;

import java.util.Optional;

/**
 * An understood query.
 *
 * @param text as it was written
 * @param root what a call must hold
 * @param sort the order that the query itself asks for
 */
public record Query(String text, QueryNode root, Optional<SortOrder> sort) implements Parsed {

  /** Longer queries are refused: nobody writes them, and a program should ask in several. */
  public static final int MAX_LENGTH = 4_000;

  /** Checks that nothing is missing. */
  public Query {
    requireNonNull(text, "text is null");
    requireNonNull(root, "root is null");
    requireNonNull(sort, "sort is null");
  }

  /** Reads a query; what is wrong with it is a value, too. */
  public static Parsed parse(String text) {
    try {
      return new QueryParser(text).query();
    } catch (QueryException e) {
      return e.error();
    }
  }
}
