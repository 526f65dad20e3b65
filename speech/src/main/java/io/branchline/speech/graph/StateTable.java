package io.branchline.speech.graph;

import java.util.Arrays;

/** Numbers states in the order in which they are first met. A hash table with open addresses. */
final class StateTable {

  private static final long SPREAD = 0x9E3779B97F4A7C15L;

  private int[] slots = new int[1 << 16];
  private long[] keys = new long[1 << 15];
  private float[] costs = new float[1 << 15];
  private int size;

  int size() {
    return size;
  }

  long key(int state) {
    return keys[state];
  }

  float cost(int state) {
    return costs[state];
  }

  /** A state's number; a new one is given this cost. */
  int number(long key, float cost) {
    int slot = slot(key);
    while (slots[slot] != 0) {
      int state = slots[slot] - 1;
      if (keys[state] == key) {
        return state;
      }
      slot = (slot + 1) & (slots.length - 1);
    }
    if (size == keys.length) {
      grow();
      return number(key, cost);
    }
    keys[size] = key;
    costs[size] = cost;
    slots[slot] = ++size;
    return size - 1;
  }

  private int slot(long key) {
    return (int) ((key * SPREAD) >>> (Long.numberOfLeadingZeros(slots.length) + 1));
  }

  private void grow() {
    keys = Arrays.copyOf(keys, 2 * keys.length);
    costs = Arrays.copyOf(costs, keys.length);
    slots = new int[2 * keys.length];
    for (int state = 0; state < size; state++) {
      int slot = slot(keys[state]);
      while (slots[slot] != 0) {
        slot = (slot + 1) & (slots.length - 1);
      }
      slots[slot] = state + 1;
    }
  }
}
