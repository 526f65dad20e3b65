package io.branchline.ingest.simulate;

import java.util.Arrays;

/**
 * What is to happen, by time: a binary heap over two arrays of longs. Equal times leave in the
 * order in which they were put in.
 */
final class Agenda {

  private long[] times = new long[1024];
  private long[] orders = new long[1024];
  private long[] whats = new long[1024];
  private int size;
  private long order;

  boolean isEmpty() {
    return size == 0;
  }

  /** When the next thing happens; undefined if empty. */
  long nextTime() {
    return times[0];
  }

  void add(long time, long what) {
    if (size == times.length) {
      times = Arrays.copyOf(times, size * 2);
      orders = Arrays.copyOf(orders, size * 2);
      whats = Arrays.copyOf(whats, size * 2);
    }
    int at = size++;
    long mine = order++;
    while (at > 0) {
      int parent = (at - 1) >>> 1;
      if (!before(time, mine, parent)) {
        break;
      }
      copy(parent, at);
      at = parent;
    }
    times[at] = time;
    orders[at] = mine;
    whats[at] = what;
  }

  /** Takes the next thing out. */
  long poll() {
    long what = whats[0];
    size--;
    long time = times[size];
    long mine = orders[size];
    long last = whats[size];
    int at = 0;
    while (true) {
      int child = 2 * at + 1;
      if (child >= size) {
        break;
      }
      if (child + 1 < size && before(times[child + 1], orders[child + 1], child)) {
        child++;
      }
      if (!before(times[child], orders[child], time, mine)) {
        break;
      }
      copy(child, at);
      at = child;
    }
    times[at] = time;
    orders[at] = mine;
    whats[at] = last;
    return what;
  }

  private boolean before(long time, long mine, int other) {
    return before(time, mine, times[other], orders[other]);
  }

  private static boolean before(long time, long mine, long otherTime, long otherOrder) {
    return time < otherTime || (time == otherTime && mine < otherOrder);
  }

  private void copy(int from, int to) {
    times[to] = times[from];
    orders[to] = orders[from];
    whats[to] = whats[from];
  }
}
