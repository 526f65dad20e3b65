package io.branchline.speech.search;

import static java.util.Objects.requireNonNull;

import io.branchline.speech.search.language.QueryError;

/** What a search comes to: a {@link SearchPage}, or what is wrong with the query. */
public sealed interface SearchAnswer permits SearchPage, SearchAnswer.Wrong {

  /** The query was not understood. */
  record Wrong(QueryError error) implements SearchAnswer {
    /** Checks the error. */
    public Wrong {
      requireNonNull(error, "error is null");
    }
  }
}
