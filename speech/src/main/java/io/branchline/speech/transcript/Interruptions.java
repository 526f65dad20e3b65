package io.branchline.speech.transcript;

/**
 * Counts how often one side interrupts the other: it starts while the other speaks, both speak for
 * at least {@value #OVERLAP_MILLIS} ms, and it goes on for at least {@value #FOLLOW_MILLIS} ms
 * after the other has yielded. So a listener's "mm" does not count, nor does a word that comes a
 * moment early, nor an attempt that the other talks down.
 */
final class Interruptions {

  /** Both speak for at least this long. */
  static final long OVERLAP_MILLIS = 500;

  /** Who interrupts goes on for at least this long once the other is quiet. */
  static final long FOLLOW_MILLIS = 1000;

  private Interruptions() {}

  /** How often the first side interrupts the second. */
  static int count(Spans by, Spans of) {
    int count = 0;
    for (Span one : by.list()) {
      for (Span other : of.list()) {
        if (other.startMillis() < one.startMillis()
            && other.endMillis() - one.startMillis() >= OVERLAP_MILLIS
            && one.endMillis() - other.endMillis() >= FOLLOW_MILLIS) {
          count++;
        }
      }
    }
    return count;
  }
}
