package io.branchline.speech.detect;

import java.util.Arrays;

/** The last samples of a channel, addressed by their place in it. */
final class SampleBuffer {

  private short[] samples = new short[1 << 16];
  private long first;
  private int count;

  void add(short[] block, int length) {
    if (count + length > samples.length) {
      samples = Arrays.copyOf(samples, Math.max(samples.length * 2, count + length));
    }
    System.arraycopy(block, 0, samples, count, length);
    count += length;
  }

  /** Forgets what lies before a place. */
  void forget(long before) {
    int drop = (int) Math.max(0, Math.min(count, before - first));
    System.arraycopy(samples, drop, samples, 0, count - drop);
    count -= drop;
    first += drop;
  }

  /** A copy of what is still there between two places. */
  Segment copy(long from, long to) {
    long start = Math.max(from, first);
    long end = Math.max(start, Math.min(to, first + count));
    return new Segment(
        start, Arrays.copyOfRange(samples, (int) (start - first), (int) (end - first)));
  }

  /** The middle of the quietest stretch of this length between two places. */
  long quietest(long from, long to, int length) {
    int at = (int) (Math.max(from, first) - first);
    int end = (int) (Math.min(to, first + count) - first);
    double energy = 0;
    double least = Double.POSITIVE_INFINITY;
    int best = at;
    for (int i = at; i < end; i++) {
      energy += (double) samples[i] * samples[i];
      if (i - at >= length) {
        energy -= (double) samples[i - length] * samples[i - length];
      }
      if (i - at >= length - 1 && energy < least) {
        least = energy;
        best = i - length / 2;
      }
    }
    return first + best;
  }

  /** The place after the last sample. */
  long end() {
    return first + count;
  }
}
