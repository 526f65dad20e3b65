package io.branchline.speech.search;

import static java.util.Objects.requireNonNull;

import io.branchline.speech.search.language.SortOrder;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/**
 * What somebody wants to see.
 *
 * @param query in the language of docs/search.md; blank: every call
 * @param filters what holds beside the query
 * @param sort the order where the query names none; empty: newest first
 * @param offset how many calls to leave out, 0 or more; with the limit at most {@link #MAX_DEPTH}
 * @param limit the most calls on the page, 0 to {@link #MAX_DEPTH}
 * @param hitsPerCall the most places to show for each call, 0 or more
 * @param facets what to count the found calls by
 * @param countTo newest first, months are left unopened that are older than those in which the page
 *     is full and so many calls are counted, by facets, too; the page says so. Other orders need
 *     every call
 * @param timeLimit a search that takes longer is stopped, and the page says so; {@link
 *     TranscriptIndex#each} does not stop
 */
public record SearchRequest(
    String query,
    Filters filters,
    Optional<SortOrder> sort,
    int offset,
    int limit,
    int hitsPerCall,
    Set<Facet> facets,
    int countTo,
    Duration timeLimit) {

  /** Nobody turns so many pages; {@link TranscriptIndex#each} gives everything. */
  public static final int MAX_DEPTH = 20_000;

  /** Nobody waits longer before a page. */
  public static final Duration TIME_LIMIT = Duration.ofSeconds(10);

  /** Every matching call is counted. */
  public static final int EVERY_CALL = Integer.MAX_VALUE;

  /** Checks the page. */
  public SearchRequest {
    requireNonNull(query, "query is null");
    requireNonNull(filters, "filters is null");
    requireNonNull(sort, "sort is null");
    requireNonNull(timeLimit, "timeLimit is null");
    facets = Set.copyOf(facets);
    if (offset < 0 || limit < 0 || hitsPerCall < 0 || (long) offset + limit > MAX_DEPTH) {
      throw new IllegalArgumentException(
          "offset " + offset + ", limit " + limit + ", hits per call " + hitsPerCall);
    }
    if (countTo < 0) {
      throw new IllegalArgumentException("count to " + countTo);
    }
  }

  /** The first 20 calls, newest first, with up to 50 places each. */
  public static SearchRequest of(String query) {
    return new SearchRequest(
        query, Filters.none(), Optional.empty(), 0, 20, 50, Set.of(), EVERY_CALL, TIME_LIMIT);
  }

  /** The same, held to these filters. */
  public SearchRequest within(Filters held) {
    return new SearchRequest(
        query, held, sort, offset, limit, hitsPerCall, facets, countTo, timeLimit);
  }

  /** The same in this order. */
  public SearchRequest in(SortOrder order) {
    return new SearchRequest(
        query, filters, Optional.of(order), offset, limit, hitsPerCall, facets, countTo, timeLimit);
  }

  /** Another page of the same. */
  public SearchRequest page(int from, int size) {
    return new SearchRequest(
        query, filters, sort, from, size, hitsPerCall, facets, countTo, timeLimit);
  }

  /** The same with at most so many places a call. */
  public SearchRequest hits(int most) {
    return new SearchRequest(query, filters, sort, offset, limit, most, facets, countTo, timeLimit);
  }

  /** The same, counted by these. */
  public SearchRequest by(Set<Facet> counted) {
    return new SearchRequest(
        query, filters, sort, offset, limit, hitsPerCall, counted, countTo, timeLimit);
  }

  /** The same, with so many calls counted at least where there are as many. */
  public SearchRequest countingTo(int calls) {
    return new SearchRequest(
        query, filters, sort, offset, limit, hitsPerCall, facets, calls, timeLimit);
  }

  /** The same, stopped when it takes longer. */
  public SearchRequest stoppingAfter(Duration limit) {
    return new SearchRequest(
        query, filters, sort, offset, this.limit, hitsPerCall, facets, countTo, limit);
  }
}
