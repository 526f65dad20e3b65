package io.branchline.speech.search.matching;

import io.branchline.speech.search.document.Clock;
import io.branchline.speech.search.language.SpokenNode;
import io.branchline.warehouse.table.Side;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.search.QueryVisitor;
import org.jspecify.annotations.Nullable;

/** Calls in which one side speaks the words. */
public final class SideQuery extends PlaceQuery {

  private final SpokenNode words;
  private final Side side;

  /** Looks for these words by this side. */
  public SideQuery(SpokenNode words, Side side) {
    this.words = words;
    this.side = side;
  }

  @Override
  @Nullable Finder finder(LeafReader reader) throws IOException {
    Matchers matchers = new Matchers(reader, side);
    SideMatcher matcher = matchers.of(words);
    return matcher == null ? null : new SideFinder(matcher, matchers.clock());
  }

  private final class SideFinder extends Finder {
    private final SideMatcher matcher;
    private final SideClock clock;

    SideFinder(SideMatcher matcher, SideClock clock) {
      this.matcher = matcher;
      this.clock = clock;
    }

    @Override
    DocIdSetIterator candidates() {
      return matcher.candidates();
    }

    @Override
    boolean matches(int doc) throws IOException {
      return matcher.any(doc);
    }

    @Override
    int count(int doc) throws IOException {
      return matcher.places(doc).size();
    }

    @Override
    List<Place> places(int doc) throws IOException {
      return placed(matcher.places(doc), clock.at(doc), side);
    }
  }

  /** Places with their times only: words are counted from a call's start. */
  static List<Place> timed(PlaceList found, Clock clock, Side side) {
    List<Place> places = new ArrayList<>(found.size());
    for (int i = 0; i < found.size(); i++) {
      places.add(
          new Place(side, clock.startMillis(found.first(i)), clock.endMillis(found.last(i)), 0, 0));
    }
    return places;
  }

  /** Places with their times and words. */
  static List<Place> placed(PlaceList found, Clock clock, Side side) {
    List<Place> places = new ArrayList<>();
    for (int i = 0; i < found.size(); i++) {
      int first = found.first(i);
      int last = found.last(i);
      places.add(
          new Place(
              side,
              clock.startMillis(first),
              clock.endMillis(last),
              clock.word(first),
              clock.word(last)));
    }
    return places;
  }

  @Override
  public void visit(QueryVisitor visitor) {
    visitor.visitLeaf(this);
  }

  @Override
  public String toString(String field) {
    return side + " says " + words;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof SideQuery query && words.equals(query.words) && side == query.side;
  }

  @Override
  public int hashCode() {
    return Objects.hash(words, side);
  }
}
