package io.branchline.console.search;

import io.branchline.speech.search.language.QueryError;
import java.util.Locale;

/**
 * What is wrong with a query, beside the query: what stands before the mistake, at it, and after.
 */
public record Mistake(String text, int column, String before, String at, String after) {

  /** Characters shown on either side of the mistake. */
  private static final int AROUND = 200;

  /** Cuts the query where the mistake is. */
  public static Mistake of(QueryError error, String query, Locale locale) {
    int length = query.codePointCount(0, query.length());
    int column = Math.min(error.column() - 1, length);
    int start = query.offsetByCodePoints(0, column);
    int end = column < length ? query.offsetByCodePoints(start, 1) : start;
    return new Mistake(
        error.text(locale),
        error.column(),
        tail(query.substring(0, start)),
        start == end ? " " : query.substring(start, end),
        head(query.substring(end)));
  }

  private static String tail(String before) {
    int most = before.codePointCount(0, before.length()) - AROUND;
    return most <= 0 ? before : "…" + before.substring(before.offsetByCodePoints(0, most));
  }

  private static String head(String after) {
    return after.codePointCount(0, after.length()) <= AROUND
        ? after
        : after.substring(0, after.offsetByCodePoints(0, AROUND)) + "…";
  }
}
