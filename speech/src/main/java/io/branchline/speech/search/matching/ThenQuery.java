package io.branchline.speech.search.matching;

import io.branchline.speech.search.language.QueryNode;
import io.branchline.speech.search.language.SpokenNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.search.ConjunctionUtils;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.search.QueryVisitor;
import org.jspecify.annotations.Nullable;

/**
 * Calls in which words follow words in time, whoever speaks them. Its places are those of every
 * part that belong to a whole chain. Times are read only of calls that have a place of every part.
 */
public final class ThenQuery extends PlaceQuery {

  private final QueryNode.Then then;

  /** Looks for this chain. */
  public ThenQuery(QueryNode.Then then) {
    this.then = then;
  }

  @Override
  @Nullable Finder finder(LeafReader reader) throws IOException {
    Matchers.OfSegment segment = new Matchers.OfSegment(reader);
    List<Voices> parts = new ArrayList<>();
    for (SpokenNode words : then.parts()) {
      Voices part = segment.of(words);
      if (part == null) {
        return null;
      }
      parts.add(part);
    }
    return new ChainFinder(parts, then.gaps());
  }

  private static final class ChainFinder extends Finder {
    private final List<Voices> parts;
    private final Voices[] rarestFirst;
    private final QueryNode.Gap[] gaps;
    private final Moments[] moments;
    private final DocIdSetIterator candidates;
    private int current = -1;
    private List<Place> found = List.of();

    ChainFinder(List<Voices> parts, List<QueryNode.Gap> gaps) {
      this.parts = parts;
      this.rarestFirst =
          parts.stream()
              .sorted(Comparator.comparingLong(part -> part.candidates().cost()))
              .toArray(Voices[]::new);
      this.gaps = gaps.toArray(QueryNode.Gap[]::new);
      this.moments = parts.stream().map(part -> new Moments()).toArray(Moments[]::new);
      this.candidates =
          ConjunctionUtils.intersectIterators(parts.stream().map(Voices::candidates).toList());
    }

    @Override
    DocIdSetIterator candidates() {
      return candidates;
    }

    @Override
    boolean matches(int doc) throws IOException {
      for (Voices part : rarestFirst) {
        if (!part.any(doc)) {
          return false;
        }
      }
      read(doc, 0);
      for (int i = 1; i < moments.length; i++) {
        read(doc, i);
        boolean last = i == moments.length - 1;
        if (!(last
            ? moments[i].anyAfter(moments[i - 1], gaps[i - 1])
            : moments[i].keepAfter(moments[i - 1], gaps[i - 1]))) {
          return false;
        }
      }
      return true;
    }

    private void read(int doc, int part) throws IOException {
      moments[part].clear();
      parts.get(part).times(doc, moments[part]);
    }

    @Override
    int count(int doc) throws IOException {
      return places(doc).size();
    }

    @Override
    List<Place> places(int doc) throws IOException {
      if (doc != current) {
        found = chains(doc);
        current = doc;
      }
      return found;
    }

    private List<Place> chains(int doc) throws IOException {
      read(doc, 0);
      for (int i = 1; i < moments.length; i++) {
        read(doc, i);
        if (!moments[i].keepAfter(moments[i - 1], gaps[i - 1])) {
          return List.of();
        }
      }
      for (int i = moments.length - 2; i >= 0; i--) {
        moments[i].keepBefore(moments[i + 1], gaps[i]);
      }
      Set<Place> all = new LinkedHashSet<>();
      for (int i = 0; i < moments.length; i++) {
        Moments kept = moments[i];
        int[] number = {0};
        parts
            .get(i)
            .each(
                doc,
                (voice, first, last) -> {
                  if (kept.keeps(number[0]++)) {
                    all.add(voice.place(doc, first, last));
                  }
                });
      }
      return List.copyOf(all);
    }
  }

  @Override
  public void visit(QueryVisitor visitor) {
    visitor.visitLeaf(this);
  }

  @Override
  public String toString(String field) {
    return then.toString();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof ThenQuery query && then.equals(query.then);
  }

  @Override
  public int hashCode() {
    return then.hashCode();
  }
}
