package io.branchline.speech.search.matching;

import java.util.Arrays;

/** Places of one side of one call: stretches of positions, first and last included. */
final class PlaceList {

  private long[] places = new long[16];
  private int size;

  void clear() {
    size = 0;
  }

  void add(int first, int last) {
    if (size == places.length) {
      places = Arrays.copyOf(places, size * 2);
    }
    places[size++] = (long) first << 32 | last;
  }

  void addAll(PlaceList other) {
    for (int i = 0; i < other.size; i++) {
      add(other.first(i), other.last(i));
    }
  }

  /** Puts them in order, by first and last, each once. */
  void sort() {
    Arrays.sort(places, 0, size);
    int kept = 0;
    for (int i = 0; i < size; i++) {
      if (kept == 0 || places[kept - 1] != places[i]) {
        places[kept++] = places[i];
      }
    }
    size = kept;
  }

  int size() {
    return size;
  }

  boolean isEmpty() {
    return size == 0;
  }

  int first(int index) {
    return (int) (places[index] >>> 32);
  }

  int last(int index) {
    return (int) places[index];
  }
}
