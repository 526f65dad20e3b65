package io.branchline.speech.search.matching;

import java.io.IOException;
import java.util.Arrays;
import org.apache.lucene.index.PostingsEnum;
import org.apache.lucene.search.DocIdSetIterator;

/** The calls that hold one element of a phrase, and where. */
abstract class Positions {

  private int[] positions = new int[8];
  private int size;
  private int current = -1;

  /** The calls; reading places moves it, too. */
  abstract DocIdSetIterator docs();

  /** Adds the positions in the call that {@link #docs} stands on, in any order. */
  abstract void read() throws IOException;

  /** Reads the positions in a call; false where it has none. */
  final boolean at(int doc) throws IOException {
    DocIdSetIterator docs = docs();
    if (docs.docID() < doc) {
      docs.advance(doc);
    }
    if (docs.docID() != doc) {
      return false;
    }
    if (current != doc) {
      size = 0;
      read();
      current = doc;
    }
    return true;
  }

  final void add(PostingsEnum postings) throws IOException {
    int more = postings.freq();
    if (size + more > positions.length) {
      positions = Arrays.copyOf(positions, Math.max(size + more, positions.length * 2));
    }
    for (int i = 0; i < more; i++) {
      positions[size++] = postings.nextPosition();
    }
  }

  final void sort() {
    Arrays.sort(positions, 0, size);
  }

  final int size() {
    return size;
  }

  final int get(int index) {
    return positions[index];
  }

  final boolean contains(int position) {
    if (size <= 8) {
      for (int i = 0; i < size; i++) {
        if (positions[i] == position) {
          return true;
        }
      }
      return false;
    }
    return Arrays.binarySearch(positions, 0, size, position) >= 0;
  }

  /** One term's. */
  static final class OfTerm extends Positions {
    private final PostingsEnum postings;

    OfTerm(PostingsEnum postings) {
      this.postings = postings;
    }

    @Override
    DocIdSetIterator docs() {
      return postings;
    }

    @Override
    void read() throws IOException {
      add(postings);
    }
  }
}
