package io.branchline.speech.graph;

import java.io.IOException;
import java.util.Arrays;

/**
 * Which words come next on the ways from each state of a {@link SoundGraph}, as ranges of labels,
 * and whether a path may end before any. Labels of such a graph are numbered so that the ranges are
 * few (Allauzen, Riley and Schalkwyk, "A generalized composition algorithm for weighted
 * finite-state transducers", Interspeech 2009).
 */
final class Reach {

  private final SoundGraph sounds;
  private final int[][] ranges;
  private final boolean[] ends;

  private Reach(SoundGraph sounds) {
    this.sounds = sounds;
    this.ranges = new int[sounds.states()][];
    this.ends = new boolean[sounds.states()];
  }

  /** Follows all ways without words; those that lead in a circle are an {@link IOException}. */
  static Reach of(SoundGraph sounds) throws IOException {
    Reach reach = new Reach(sounds);
    int[] path = new int[sounds.states()];
    int[] at = sounds.firstArc.clone();
    boolean[] onPath = new boolean[sounds.states()];
    for (int root = 0; root < sounds.states(); root++) {
      int depth = 0;
      if (reach.ranges[root] == null) {
        path[depth++] = root;
        onPath[root] = true;
      }
      while (depth > 0) {
        int state = path[depth - 1];
        if (at[state] == sounds.firstArc[state + 1]) {
          reach.close(state);
          onPath[state] = false;
          depth--;
          continue;
        }
        int arc = at[state]++;
        int next = sounds.next[arc];
        if (sounds.output[arc] != 0 || next == state || reach.ranges[next] != null) {
          continue;
        }
        if (onPath[next]) {
          throw new IOException("it has circles without a word");
        }
        path[depth++] = next;
        onPath[next] = true;
      }
    }
    return reach;
  }

  /** All successors are known. */
  private void close(int state) {
    long[] found = new long[16];
    int count = 0;
    boolean end = sounds.finalCost[state] < Float.POSITIVE_INFINITY;
    for (int arc = sounds.firstArc[state]; arc < sounds.firstArc[state + 1]; arc++) {
      int next = sounds.next[arc];
      int[] more =
          sounds.output[arc] != 0
              ? new int[] {sounds.output[arc], sounds.output[arc] + 1}
              : next == state ? new int[0] : ranges[next];
      end |= sounds.output[arc] == 0 && ends[next];
      found =
          count + more.length > found.length
              ? Arrays.copyOf(found, 2 * (count + more.length))
              : found;
      for (int i = 0; i < more.length; i += 2) {
        found[count++] = (long) more[i] << 32 | more[i + 1];
      }
    }
    Arrays.sort(found, 0, count);
    int[] joined = new int[2 * count];
    int size = 0;
    for (int i = 0; i < count; i++) {
      int from = (int) (found[i] >>> 32);
      int to = (int) found[i];
      if (size > 0 && from <= joined[size - 1]) {
        joined[size - 1] = Math.max(joined[size - 1], to);
      } else {
        joined[size++] = from;
        joined[size++] = to;
      }
    }
    ranges[state] = Arrays.copyOf(joined, size);
    ends[state] = end;
  }

  /** First labels and the labels after the last ones, in turn, rising. */
  int[] ranges(int state) {
    return ranges[state];
  }

  boolean ends(int state) {
    return ends[state];
  }

  boolean contains(int state, int word) {
    int[] ranges = this.ranges[state];
    int low = 0;
    int high = ranges.length / 2;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (ranges[2 * middle] <= word) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low > 0 && word < ranges[2 * low - 1];
  }
}
