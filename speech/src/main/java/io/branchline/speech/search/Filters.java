package io.branchline.speech.search;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.lucene.document.LongPoint;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.MatchNoDocsQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermInSetQuery;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.util.BytesRef;

/**
 * What a search is held to, whatever its query says: the branches that the asker may see, and what
 * a page's own pickers chose.
 *
 * @param branches empty: every branch; an empty set: no branch, hence no hit
 * @param from the first day, in the branch's zone
 * @param to the last day, included
 */
public record Filters(
    Optional<Set<String>> branches,
    Optional<String> queue,
    Optional<String> agent,
    Optional<LocalDate> from,
    Optional<LocalDate> to) {

  /** Copies the branches. */
  public Filters {
    branches = branches.map(Set::copyOf);
  }

  /** Every call. */
  public static Filters none() {
    return new Filters(
        Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
  }

  /** Calls of these branches only. */
  public static Filters branches(Set<String> allowed) {
    return new Filters(
        Optional.of(allowed),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  /** The same, between two days, both included. */
  public Filters between(LocalDate first, LocalDate last) {
    return new Filters(branches, queue, agent, Optional.of(first), Optional.of(last));
  }

  /** The same, for one queue. */
  public Filters inQueue(String only) {
    return new Filters(branches, Optional.of(only), agent, from, to);
  }

  /** The same, for one agent. */
  public Filters ofAgent(String only) {
    return new Filters(branches, queue, Optional.of(only), from, to);
  }

  Query with(Query query) {
    BooleanQuery.Builder all = new BooleanQuery.Builder().add(query, BooleanClause.Occur.FILTER);
    branches.ifPresent(set -> all.add(branch(set), BooleanClause.Occur.FILTER));
    queue.ifPresent(one -> all.add(is(Fields.QUEUE, one), BooleanClause.Occur.FILTER));
    agent.ifPresent(one -> all.add(is(Fields.AGENT, one), BooleanClause.Occur.FILTER));
    if (from.isPresent() || to.isPresent()) {
      all.add(
          LongPoint.newRangeQuery(
              Fields.DAY,
              from.map(LocalDate::toEpochDay).orElse(Long.MIN_VALUE),
              to.map(LocalDate::toEpochDay).orElse(Long.MAX_VALUE)),
          BooleanClause.Occur.FILTER);
    }
    return all.build();
  }

  private static Query branch(Set<String> set) {
    if (set.isEmpty()) {
      return new MatchNoDocsQuery("no branch is allowed");
    }
    List<BytesRef> names = set.stream().map(BytesRef::new).toList();
    return new TermInSetQuery(Fields.BRANCH, names);
  }

  private static Query is(String field, String value) {
    return new TermQuery(new Term(field, value));
  }
}
