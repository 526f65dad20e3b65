package io.branchline.speech.search.matching;

import java.io.IOException;
import java.util.List;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.search.ConstantScoreWeight;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.search.Scorer;
import org.apache.lucene.search.Weight;
import org.jspecify.annotations.Nullable;

/** Calls in which something has places; a call's score is how many. */
public abstract class PlaceQuery extends Query {

  /** Finds places call by call, in rising order. */
  abstract static class Finder {

    /** The calls that may have some. */
    abstract DocIdSetIterator candidates();

    /** Whether a call has a place. */
    abstract boolean matches(int doc) throws IOException;

    /** How many places a call has. */
    abstract int count(int doc) throws IOException;

    /** A call's places. */
    abstract List<Place> places(int doc) throws IOException;
  }

  /** The finder in a segment; null where nothing can be found there. */
  abstract @Nullable Finder finder(LeafReader reader) throws IOException;

  /** Gives the places of some calls of one segment, which are asked for in rising order. */
  public static final class Places {
    private final @Nullable Finder finder;

    private Places(@Nullable Finder finder) {
      this.finder = finder;
    }

    /** All places in a call; none when it does not match. */
    public List<Place> in(int doc) throws IOException {
      if (finder == null) {
        return List.of();
      }
      DocIdSetIterator calls = finder.candidates();
      int at = calls.docID() < doc ? calls.advance(doc) : calls.docID();
      return at == doc ? finder.places(doc) : List.of();
    }
  }

  /** Begins to look for places in a segment. */
  public final Places places(LeafReader reader) throws IOException {
    return new Places(finder(reader));
  }

  @Override
  public final Weight createWeight(IndexSearcher searcher, ScoreMode scoreMode, float boost) {
    return new ConstantScoreWeight(this, boost) {
      @Override
      public @Nullable Scorer scorer(LeafReaderContext context) throws IOException {
        Finder finder = finder(context.reader());
        return finder == null ? null : new PlaceScorer(this, finder);
      }

      @Override
      public boolean isCacheable(LeafReaderContext context) {
        return false; // as many different ones as people's ideas; categories keep their own
      }
    };
  }
}
