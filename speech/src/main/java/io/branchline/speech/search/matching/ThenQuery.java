package io.branchline.speech.search.matching;

import io.branchline.speech.search.document.Clock;
import io.branchline.speech.search.language.QueryNode;
import io.branchline.speech.search.language.SpokenNode;
import io.branchline.warehouse.table.Side;
import java.io.IOException;
import java.util.ArrayList;
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
 * part that belong to a whole chain.
 */
public final class ThenQuery extends PlaceQuery {

  private final QueryNode.Then then;

  /** Looks for this chain. */
  public ThenQuery(QueryNode.Then then) {
    this.then = then;
  }

  @Override
  @Nullable Finder finder(LeafReader reader) throws IOException {
    List<Part> parts = new ArrayList<>();
    for (SpokenNode words : then.parts()) {
      Part part = new Part();
      for (Side side : Side.values()) {
        Matchers matchers = new Matchers(reader, side);
        SideMatcher matcher = matchers.of(words);
        if (matcher != null) {
          part.voices.add(new Voice(side, matcher, matchers.clock()));
        }
      }
      if (part.voices.isEmpty()) {
        return null;
      }
      parts.add(part);
    }
    return new ChainFinder(parts);
  }

  /** Makes places of positions. */
  private interface Placing {
    List<Place> of(PlaceList found, Clock clock, Side side);
  }

  private record Voice(Side side, SideMatcher matcher, SideClock clock) {}

  /** One part of the chain by both sides. */
  private static final class Part {
    private final List<Voice> voices = new ArrayList<>();

    DocIdSetIterator candidates() {
      return UnionDocs.of(voices.stream().map(voice -> voice.matcher().candidates()).toList());
    }

    List<Place> places(int doc, Placing placing) throws IOException {
      List<Place> places = new ArrayList<>();
      for (Voice voice : voices) {
        PlaceList found = voice.matcher().places(doc);
        if (!found.isEmpty()) {
          places.addAll(placing.of(found, voice.clock().at(doc), voice.side()));
        }
      }
      return places;
    }
  }

  private final class ChainFinder extends Finder {
    private final List<Part> parts;
    private final DocIdSetIterator candidates;
    private int current = -1;
    private List<Place> found = List.of();

    ChainFinder(List<Part> parts) {
      this.parts = parts;
      this.candidates =
          ConjunctionUtils.intersectIterators(parts.stream().map(Part::candidates).toList());
    }

    @Override
    DocIdSetIterator candidates() {
      return candidates;
    }

    @Override
    boolean matches(int doc) throws IOException {
      return !chains(doc, SideQuery::timed).isEmpty();
    }

    @Override
    int count(int doc) throws IOException {
      return places(doc).size();
    }

    @Override
    List<Place> places(int doc) throws IOException {
      if (doc != current) {
        found = chains(doc, SideQuery::placed);
        current = doc;
      }
      return found;
    }

    private List<Place> chains(int doc, Placing placing) throws IOException {
      List<List<Place>> steps = new ArrayList<>();
      for (int i = 0; i < parts.size(); i++) {
        List<Place> places = parts.get(i).places(doc, placing);
        if (i > 0) {
          List<Place> before = steps.get(i - 1);
          QueryNode.Gap gap = then.gaps().get(i - 1);
          places = places.stream().filter(b -> any(before, a -> follows(a, b, gap))).toList();
        }
        if (places.isEmpty()) {
          return List.of();
        }
        steps.add(places);
      }
      for (int i = parts.size() - 2; i >= 0; i--) {
        List<Place> after = steps.get(i + 1);
        QueryNode.Gap gap = then.gaps().get(i);
        steps.set(
            i, steps.get(i).stream().filter(a -> any(after, b -> follows(a, b, gap))).toList());
      }
      Set<Place> all = new LinkedHashSet<>();
      steps.forEach(all::addAll);
      return List.copyOf(all);
    }
  }

  private static boolean any(List<Place> places, java.util.function.Predicate<Place> test) {
    return places.stream().anyMatch(test);
  }

  private static boolean follows(Place a, Place b, QueryNode.Gap gap) {
    long millis = b.startMillis() - a.endMillis();
    return millis >= gap.minMillis() && millis <= gap.maxMillis();
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
