package io.branchline.speech.search;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.apache.lucene.index.BinaryDocValues;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.PostingsEnum;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.ConjunctionUtils;
import org.apache.lucene.search.ConstantScoreScorer;
import org.apache.lucene.search.ConstantScoreWeight;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.QueryVisitor;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.search.Scorer;
import org.apache.lucene.search.TwoPhaseIterator;
import org.apache.lucene.search.Weight;
import org.jspecify.annotations.Nullable;

/**
 * Calls in which one side spoke a phrase (one term or more) whose every word starts within a window
 * of the call's clock. First the calls that have all the terms, then their positions, then the
 * positions' times.
 */
final class SpokenQuery extends Query {

  private final String field;
  private final String timesField;
  private final List<Analysis.Term> terms;
  private final long afterMillis;
  private final long beforeMillis;

  SpokenQuery(
      String field,
      String timesField,
      List<Analysis.Term> terms,
      long afterMillis,
      long beforeMillis) {
    this.field = field;
    this.timesField = timesField;
    this.terms = List.copyOf(terms);
    this.afterMillis = afterMillis;
    this.beforeMillis = beforeMillis;
  }

  /** One place where the phrase was spoken: positions of its first and last term. */
  record Place(int first, int last) {}

  /** All places in one call; none when it does not match. */
  List<Place> places(LeafReader reader, int doc) throws IOException {
    Postings postings = Postings.open(this, reader);
    return postings != null && postings.all().advance(doc) == doc
        ? postings.places(false)
        : List.of();
  }

  @Override
  public Weight createWeight(IndexSearcher searcher, ScoreMode scoreMode, float boost) {
    return new ConstantScoreWeight(this, boost) {
      @Override
      public @Nullable Scorer scorer(LeafReaderContext context) throws IOException {
        Postings postings = Postings.open(SpokenQuery.this, context.reader());
        if (postings == null) {
          return null;
        }
        TwoPhaseIterator matches =
            new TwoPhaseIterator(postings.all()) {
              @Override
              public boolean matches() throws IOException {
                return !postings.places(true).isEmpty();
              }

              @Override
              public float matchCost() {
                return 100; // some dozens of positions a call
              }
            };
        return new ConstantScoreScorer(this, score(), scoreMode, matches);
      }

      @Override
      public boolean isCacheable(LeafReaderContext context) {
        return true;
      }
    };
  }

  /** The open postings of all terms in one segment. */
  private static final class Postings {
    private final SpokenQuery query;
    private final PostingsEnum[] terms;
    private final DocIdSetIterator all;
    private final BinaryDocValues times;

    private Postings(SpokenQuery query, PostingsEnum[] terms, BinaryDocValues times) {
      this.query = query;
      this.terms = terms;
      this.times = times;
      this.all = terms.length == 1 ? terms[0] : ConjunctionUtils.intersectIterators(List.of(terms));
    }

    /** Null when a term does not occur in the segment. */
    static @Nullable Postings open(SpokenQuery query, LeafReader reader) throws IOException {
      PostingsEnum[] terms = new PostingsEnum[query.terms.size()];
      for (int i = 0; i < terms.length; i++) {
        PostingsEnum postings =
            reader.postings(
                new Term(query.field, query.terms.get(i).text()), PostingsEnum.POSITIONS);
        if (postings == null) {
          return null;
        }
        terms[i] = postings;
      }
      return new Postings(query, terms, DocValues.getBinary(reader, query.timesField));
    }

    /** The calls that have all the terms; stands on the call that {@link #places} reads. */
    DocIdSetIterator all() {
      return all;
    }

    List<Place> places(boolean firstOnly) throws IOException {
      int[][] positions = new int[terms.length][];
      for (int i = 0; i < terms.length; i++) {
        positions[i] = new int[terms[i].freq()];
        for (int k = 0; k < positions[i].length; k++) {
          positions[i][k] = terms[i].nextPosition();
        }
      }
      if (!times.advanceExact(all.docID())) {
        return List.of();
      }
      PositionTimes clock = new PositionTimes(times.binaryValue());
      List<Place> places = new ArrayList<>();
      int base = query.terms.get(0).position();
      for (int first : positions[0]) {
        boolean found = inWindow(clock, first);
        for (int i = 1; found && i < terms.length; i++) {
          int wanted = first + query.terms.get(i).position() - base;
          found = Arrays.binarySearch(positions[i], wanted) >= 0 && inWindow(clock, wanted);
        }
        if (found) {
          int length = query.terms.get(terms.length - 1).position() - base;
          places.add(new Place(first, first + length));
          if (firstOnly) {
            return places;
          }
        }
      }
      return places;
    }

    private boolean inWindow(PositionTimes clock, int position) {
      long start = clock.startMillis(position);
      return start >= query.afterMillis && start < query.beforeMillis;
    }
  }

  @Override
  public void visit(QueryVisitor visitor) {
    if (visitor.acceptField(field)) {
      visitor.consumeTerms(
          this, terms.stream().map(term -> new Term(field, term.text())).toArray(Term[]::new));
    }
  }

  @Override
  public String toString(String ignored) {
    return field + ":" + terms + "[" + afterMillis + ".." + beforeMillis + ")";
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof SpokenQuery query
        && field.equals(query.field)
        && terms.equals(query.terms)
        && afterMillis == query.afterMillis
        && beforeMillis == query.beforeMillis;
  }

  @Override
  public int hashCode() {
    return Objects.hash(field, terms, afterMillis, beforeMillis);
  }
}
