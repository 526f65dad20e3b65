package io.branchline.speech.search.matching;

import io.branchline.speech.search.document.Clock;
import java.io.IOException;
import java.util.List;
import org.apache.lucene.search.ConjunctionUtils;
import org.apache.lucene.search.DocIdSetIterator;

/**
 * Finds the places of a spoken node in one segment by one side. Calls are asked for in rising
 * order.
 */
abstract class SideMatcher {

  private final PlaceList places = new PlaceList();
  private int current = -1;

  /** The calls that may have places. */
  abstract DocIdSetIterator candidates();

  /** Adds a call's places, in order, each once. */
  abstract void find(int doc, PlaceList out) throws IOException;

  /** A call's places; valid until the next call is asked for. */
  final PlaceList places(int doc) throws IOException {
    if (current != doc) {
      places.clear();
      find(doc, places);
      current = doc;
    }
    return places;
  }

  /** Whether a call has a place; cheaper than to find them all. */
  boolean any(int doc) throws IOException {
    return !places(doc).isEmpty();
  }

  /** The places of any part. */
  static final class AnyOf extends SideMatcher {
    private final List<SideMatcher> parts;
    private final DocIdSetIterator candidates;

    AnyOf(List<SideMatcher> parts) {
      this.parts = parts;
      this.candidates = UnionDocs.of(parts.stream().map(SideMatcher::candidates).toList());
    }

    @Override
    DocIdSetIterator candidates() {
      return candidates;
    }

    @Override
    boolean any(int doc) throws IOException {
      for (SideMatcher part : parts) {
        if (part.any(doc)) {
          return true;
        }
      }
      return false;
    }

    @Override
    void find(int doc, PlaceList out) throws IOException {
      for (SideMatcher part : parts) {
        out.addAll(part.places(doc));
      }
      out.sort();
    }
  }

  /** Two places in one turn. */
  static final class Near extends SideMatcher {
    private final int between;
    private final SideMatcher left;
    private final SideMatcher right;
    private final SideClock clock;
    private final DocIdSetIterator candidates;
    private final PlaceList probe = new PlaceList();

    Near(int between, SideMatcher left, SideMatcher right, SideClock clock) {
      this.between = between;
      this.left = left;
      this.right = right;
      this.clock = clock;
      this.candidates =
          ConjunctionUtils.intersectIterators(List.of(left.candidates(), right.candidates()));
    }

    @Override
    DocIdSetIterator candidates() {
      return candidates;
    }

    @Override
    boolean any(int doc) throws IOException {
      probe.clear();
      find(doc, probe, 1);
      return !probe.isEmpty();
    }

    @Override
    void find(int doc, PlaceList out) throws IOException {
      find(doc, out, Integer.MAX_VALUE);
      out.sort();
    }

    private void find(int doc, PlaceList out, int most) throws IOException {
      PlaceList a = left.places(doc);
      if (a.isEmpty()) {
        return;
      }
      PlaceList b = right.places(doc);
      for (int i = 0; i < a.size(); i++) {
        for (int k = 0; k < b.size() && out.size() < most; k++) {
          if (a.first(i) <= b.first(k)) {
            pair(doc, a.first(i), a.last(i), b.first(k), b.last(k), out);
          } else {
            pair(doc, b.first(k), b.last(k), a.first(i), a.last(i), out);
          }
        }
      }
    }

    private void pair(int doc, int first, int firstEnd, int second, int secondEnd, PlaceList out)
        throws IOException {
      if (second > firstEnd && second - firstEnd - 1 <= between) {
        Clock times = clock.at(doc);
        if (times.has(secondEnd) && times.has(first) && times.sameTurn(first, secondEnd)) {
          out.add(first, secondEnd);
        }
      }
    }
  }

  /** Places that lie within no place of the other. */
  static final class NotIn extends SideMatcher {
    private final SideMatcher part;
    private final SideMatcher outside;

    NotIn(SideMatcher part, SideMatcher outside) {
      this.part = part;
      this.outside = outside;
    }

    @Override
    DocIdSetIterator candidates() {
      return part.candidates();
    }

    @Override
    void find(int doc, PlaceList out) throws IOException {
      PlaceList found = part.places(doc);
      PlaceList others = found.isEmpty() ? found : outside.places(doc);
      for (int i = 0; i < found.size(); i++) {
        boolean within = false;
        for (int k = 0; k < others.size() && !within; k++) {
          within = others.first(k) <= found.first(i) && others.last(k) >= found.last(i);
        }
        if (!within) {
          out.add(found.first(i), found.last(i));
        }
      }
    }
  }
}
