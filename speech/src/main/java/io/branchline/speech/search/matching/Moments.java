package io.branchline.speech.search.matching;

import io.branchline.speech.search.language.QueryNode;
import java.util.Arrays;

/** When places of one part of a chain start and end, and which of them belong to a whole chain. */
final class Moments {

  private long[] starts = new long[8];
  private long[] ends = new long[8];
  private boolean[] kept = new boolean[8];
  private int size;

  void clear() {
    size = 0;
  }

  void add(long start, long end) {
    if (size == starts.length) {
      starts = Arrays.copyOf(starts, size * 2);
      ends = Arrays.copyOf(ends, size * 2);
      kept = Arrays.copyOf(kept, size * 2);
    }
    starts[size] = start;
    ends[size] = end;
    kept[size++] = true;
  }

  boolean keeps(int index) {
    return kept[index];
  }

  /** Whether one of these follows a kept one of the part before. */
  boolean anyAfter(Moments before, QueryNode.Gap gap) {
    for (int i = 0; i < size; i++) {
      if (follows(before, i, gap)) {
        return true;
      }
    }
    return false;
  }

  /** Keeps those that follow a kept one of the part before; false where there is none. */
  boolean keepAfter(Moments before, QueryNode.Gap gap) {
    boolean any = false;
    for (int i = 0; i < size; i++) {
      kept[i] = follows(before, i, gap);
      any |= kept[i];
    }
    return any;
  }

  /** Of the kept ones, keeps those that a kept one of the part behind follows. */
  void keepBefore(Moments after, QueryNode.Gap gap) {
    for (int i = 0; i < size; i++) {
      boolean followed = false;
      for (int k = 0; k < after.size && !followed; k++) {
        followed = after.kept[k] && lies(ends[i], after.starts[k], gap);
      }
      kept[i] &= followed;
    }
  }

  private boolean follows(Moments before, int index, QueryNode.Gap gap) {
    for (int k = 0; k < before.size; k++) {
      if (before.kept[k] && lies(before.ends[k], starts[index], gap)) {
        return true;
      }
    }
    return false;
  }

  private static boolean lies(long end, long start, QueryNode.Gap gap) {
    long millis = start - end;
    return millis >= gap.minMillis() && millis <= gap.maxMillis();
  }
}
