package io.branchline.forecasting.simulation;

import java.util.Arrays;

/**
 * One type's callers in line, first come, first served. Who has hung up is noticed on reaching the
 * head of the line: nobody before that is served differently for it.
 */
final class WaitingCalls {

  private static final int PARTS = 3;

  private double[] ring = new double[PARTS * 64];
  private int head;
  private int size;

  void add(double at, double handling, double patience) {
    if (PARTS * size == ring.length) {
      grow();
    }
    int slot = slot(size);
    ring[slot] = at;
    ring[slot + 1] = handling;
    ring[slot + 2] = at + patience;
    size++;
  }

  private void grow() {
    double[] larger = Arrays.copyOf(ring, 2 * ring.length);
    System.arraycopy(ring, 0, larger, ring.length, PARTS * head);
    ring = larger;
  }

  private int slot(int place) {
    int slot = PARTS * (head + place);
    return slot < ring.length ? slot : slot - ring.length;
  }

  boolean isEmpty() {
    return size == 0;
  }

  /** When the caller at the head arrived. */
  double firstAt() {
    return ring[PARTS * head];
  }

  double firstHandling() {
    return ring[PARTS * head + 1];
  }

  /** When the caller at the head hangs up. */
  double firstLeaves() {
    return ring[PARTS * head + 2];
  }

  void removeFirst() {
    head++;
    if (PARTS * head == ring.length) {
      head = 0;
    }
    size--;
  }
}
