package io.branchline.speech.search.matching;

import io.branchline.speech.search.document.Clock;
import io.branchline.warehouse.table.Side;
import java.io.IOException;
import java.util.List;
import org.apache.lucene.search.DocIdSetIterator;

/** The same words by every side that says them, in one segment. */
final class Voices {

  private final Voice[] voices;
  private final DocIdSetIterator candidates;

  Voices(List<Voice> voices) {
    this.voices = voices.toArray(Voice[]::new);
    this.candidates = UnionDocs.of(voices.stream().map(one -> one.matcher.candidates()).toList());
  }

  /** One side. */
  record Voice(Side side, SideMatcher matcher, SideClock clock) {
    /** A place with its times and words. */
    Place place(int doc, int first, int last) throws IOException {
      Clock times = clock.at(doc);
      return new Place(
          side,
          times.startMillis(first),
          times.endMillis(last),
          times.word(first),
          times.word(last));
    }
  }

  /** Told of a place. */
  interface Visitor {
    void place(Voice voice, int first, int last) throws IOException;
  }

  /** The calls that may have places. */
  DocIdSetIterator candidates() {
    return candidates;
  }

  /** Whether somebody says them; cheaper than to find every place. */
  boolean any(int doc) throws IOException {
    for (Voice voice : voices) {
      if (voice.matcher.any(doc)) {
        return true;
      }
    }
    return false;
  }

  /** How many places there are. */
  int count(int doc) throws IOException {
    int count = 0;
    for (Voice voice : voices) {
      count += voice.matcher.places(doc).size();
    }
    return count;
  }

  /** Tells of every place, side by side. */
  void each(int doc, Visitor visitor) throws IOException {
    for (Voice voice : voices) {
      PlaceList found = voice.matcher.places(doc);
      for (int i = 0; i < found.size(); i++) {
        visitor.place(voice, found.first(i), found.last(i));
      }
    }
  }

  /** Adds when each place starts and ends; without a place no times are read. */
  void times(int doc, Moments out) throws IOException {
    for (Voice voice : voices) {
      PlaceList found = voice.matcher.places(doc);
      if (!found.isEmpty()) {
        Clock times = voice.clock.at(doc);
        for (int i = 0; i < found.size(); i++) {
          out.add(times.startMillis(found.first(i)), times.endMillis(found.last(i)));
        }
      }
    }
  }
}
