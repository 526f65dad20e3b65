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
 * @param counting how sure the number of calls has to be
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
    Counting counting,
    Duration timeLimit) {

  /** Nobody turns so many pages; {@link TranscriptIndex#each} gives everything. */
  public static final int MAX_DEPTH = 20_000;

  /** Nobody waits longer before a page. */
  public static final Duration TIME_LIMIT = Duration.ofSeconds(10);

  /** How sure the number of calls has to be. */
  public enum Counting {
    /** Every matching call is counted. */
    EXACT,
    /**
     * Newest first, older months are not opened once the page is full; the page says so. Facets and
     * other orders need every call and are counted exactly.
     */
    ENOUGH
  }

  /** Checks the page. */
  public SearchRequest {
    requireNonNull(query, "query is null");
    requireNonNull(filters, "filters is null");
    requireNonNull(sort, "sort is null");
    requireNonNull(counting, "counting is null");
    requireNonNull(timeLimit, "timeLimit is null");
    facets = Set.copyOf(facets);
    if (offset < 0 || limit < 0 || hitsPerCall < 0 || (long) offset + limit > MAX_DEPTH) {
      throw new IllegalArgumentException(
          "offset " + offset + ", limit " + limit + ", hits per call " + hitsPerCall);
    }
  }

  /** The first 20 calls, newest first, with up to 50 places each. */
  public static SearchRequest of(String query) {
    return new SearchRequest(
        query, Filters.none(), Optional.empty(), 0, 20, 50, Set.of(), Counting.EXACT, TIME_LIMIT);
  }

  /** The same, held to these filters. */
  public SearchRequest within(Filters held) {
    return new SearchRequest(
        query, held, sort, offset, limit, hitsPerCall, facets, counting, timeLimit);
  }

  /** The same in this order. */
  public SearchRequest in(SortOrder order) {
    return new SearchRequest(
        query,
        filters,
        Optional.of(order),
        offset,
        limit,
        hitsPerCall,
        facets,
        counting,
        timeLimit);
  }

  /** Another page of the same. */
  public SearchRequest page(int from, int size) {
    return new SearchRequest(
        query, filters, sort, from, size, hitsPerCall, facets, counting, timeLimit);
  }

  /** The same with at most so many places a call. */
  public SearchRequest hits(int most) {
    return new SearchRequest(
        query, filters, sort, offset, limit, most, facets, counting, timeLimit);
  }

  /** The same, counted by these. */
  public SearchRequest by(Set<Facet> counted) {
    return new SearchRequest(
        query, filters, sort, offset, limit, hitsPerCall, counted, counting, timeLimit);
  }

  /** The same, counted like this. */
  public SearchRequest counting(Counting sure) {
    return new SearchRequest(
        query, filters, sort, offset, limit, hitsPerCall, facets, sure, timeLimit);
  }

  /** The same, stopped when it takes longer. */
  public SearchRequest stoppingAfter(Duration limit) {
    return new SearchRequest(
        query, filters, sort, offset, this.limit, hitsPerCall, facets, counting, limit);
  }
}
