package io.branchline.speech.detect;

/**
 * The least of the last values.
 *
 * <p>Implementation: the values that can still become the least, in a ring, ascending; each value
 * enters and leaves once.
 */
final class SlidingMinimum {

  private final float[] values;
  private final long[] positions;
  private int first;
  private int count;

  /** Over this many values. */
  SlidingMinimum(int length) {
    this.values = new float[length];
    this.positions = new long[length];
  }

  /** Adds the value of a position, one more than the last one's, and gives the least. */
  float add(long position, float value) {
    dropUpTo(position - values.length);
    while (count > 0 && values[index(count - 1)] >= value) {
      count--;
    }
    values[index(count)] = value;
    positions[index(count)] = position;
    count++;
    return values[first];
  }

  /** The least of what lies after a position; infinite when nothing does. */
  float dropUpTo(long position) {
    while (count > 0 && positions[first] <= position) {
      first = (first + 1) % values.length;
      count--;
    }
    return count == 0 ? Float.POSITIVE_INFINITY : values[first];
  }

  private int index(int offset) {
    return (first + offset) % values.length;
  }
}
