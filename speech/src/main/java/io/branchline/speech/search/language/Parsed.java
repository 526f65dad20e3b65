package io.branchline.speech.search.language;

/** What became of a query's text: a {@link Query}, or the {@link QueryError} in it. */
public sealed interface Parsed permits Query, QueryError {}
