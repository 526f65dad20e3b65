package io.branchline.speech.search;

import io.branchline.speech.search.language.QueryNode;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * The days outside of which no call can match, so that their months need not be opened.
 *
 * @param from null: since ever
 * @param to the last day, included; null: until ever
 */
record DateSpan(@Nullable LocalDate from, @Nullable LocalDate to) {

  /** The span that a query and its filters leave. */
  static DateSpan of(QueryNode query, Filters filters) {
    return of(query).within(new DateSpan(filters.from().orElse(null), filters.to().orElse(null)));
  }

  private static DateSpan of(QueryNode node) {
    DateSpan span = new DateSpan(null, null);
    if (node instanceof QueryNode.Days days) {
      return new DateSpan(days.from(), days.to());
    }
    if (node instanceof QueryNode.And and) {
      for (QueryNode part : and.parts()) {
        span = span.within(of(part));
      }
    }
    return span;
  }

  private DateSpan within(DateSpan other) {
    return new DateSpan(
        from == null || (other.from != null && other.from.isAfter(from)) ? other.from : from,
        to == null || (other.to != null && other.to.isBefore(to)) ? other.to : to);
  }
}
