package io.branchline.speech.search.matching;

import java.io.IOException;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.search.Scorer;
import org.apache.lucene.search.TwoPhaseIterator;
import org.apache.lucene.search.Weight;

/** Walks over the calls that have places. */
final class PlaceScorer extends Scorer {

  private final PlaceQuery.Finder finder;
  private final TwoPhaseIterator matches;

  PlaceScorer(Weight weight, PlaceQuery.Finder finder) {
    super(weight);
    this.finder = finder;
    this.matches =
        new TwoPhaseIterator(finder.candidates()) {
          @Override
          public boolean matches() throws IOException {
            return finder.matches(approximation.docID());
          }

          @Override
          public float matchCost() {
            return 200; // some dozens of positions and times a call
          }
        };
  }

  @Override
  public int docID() {
    return matches.approximation().docID();
  }

  @Override
  public float score() throws IOException {
    return finder.count(docID());
  }

  @Override
  public DocIdSetIterator iterator() {
    return TwoPhaseIterator.asDocIdSetIterator(matches);
  }

  @Override
  public TwoPhaseIterator twoPhaseIterator() {
    return matches;
  }

  @Override
  public float getMaxScore(int upTo) {
    return Float.POSITIVE_INFINITY;
  }
}
