package io.branchline.speech.search.matching;

import io.branchline.speech.search.language.SpokenNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.search.QueryVisitor;
import org.jspecify.annotations.Nullable;

/** Calls in which somebody speaks the words. */
public final class SpokenQuery extends PlaceQuery {

  private final SpokenNode words;

  /** Looks for these words, by the sides that they name. */
  public SpokenQuery(SpokenNode words) {
    this.words = words;
  }

  @Override
  @Nullable Finder finder(LeafReader reader) throws IOException {
    Voices voices = new Matchers.OfSegment(reader).of(words);
    return voices == null ? null : new SpokenFinder(voices);
  }

  private static final class SpokenFinder extends Finder {
    private final Voices voices;

    SpokenFinder(Voices voices) {
      this.voices = voices;
    }

    @Override
    DocIdSetIterator candidates() {
      return voices.candidates();
    }

    @Override
    boolean matches(int doc) throws IOException {
      return voices.any(doc);
    }

    @Override
    int count(int doc) throws IOException {
      return voices.count(doc);
    }

    @Override
    List<Place> places(int doc) throws IOException {
      List<Place> places = new ArrayList<>();
      voices.each(doc, (voice, first, last) -> places.add(voice.place(doc, first, last)));
      return places;
    }
  }

  @Override
  public void visit(QueryVisitor visitor) {
    visitor.visitLeaf(this);
  }

  @Override
  public String toString(String field) {
    return words.toString();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof SpokenQuery query && words.equals(query.words);
  }

  @Override
  public int hashCode() {
    return words.hashCode();
  }
}
