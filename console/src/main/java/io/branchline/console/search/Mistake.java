package io.branchline.console.search;

import io.branchline.speech.search.language.QueryError;
import java.util.Locale;

/**
 * What is wrong with a query, beside the query: what stands before the mistake, at it, and after.
 */
public record Mistake(String text, int column, String before, String at, String after) {

  /** Cuts the query where the mistake is. */
  public static Mistake of(QueryError error, String query, Locale locale) {
    int length = query.codePointCount(0, query.length());
    int column = Math.min(error.column() - 1, length);
    int start = query.offsetByCodePoints(0, column);
    int end = column < length ? query.offsetByCodePoints(start, 1) : start;
    return new Mistake(
        error.text(locale),
        error.column(),
        query.substring(0, start),
        start == end ? " " : query.substring(start, end),
        query.substring(end));
  }
}
