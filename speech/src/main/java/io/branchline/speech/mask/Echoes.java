package io.branchline.speech.mask;

import java.util.List;

/**
 * Finds numbers that nobody asked for by the other side's repeating them group by group: so nobody
 * treats an amount or a date.
 */
final class Echoes {

  private static final int SHORTEST = 6;
  private static final long LATE_MILLIS = 4_000;

  private final List<Chain> chains;

  Echoes(List<Chain> chains) {
    this.chains = chains;
  }

  void mark() {
    for (Chain one : chains) {
      for (Chain other : chains) {
        if (one.side() < other.side() && areUnknown(one, other) && echo(one, other)) {
          one.kind = SecretKind.NUMBER;
          other.kind = SecretKind.NUMBER;
        }
      }
    }
  }

  private static boolean areUnknown(Chain one, Chain other) {
    return one.kind == null
        && other.kind == null
        && !one.topic.harmless()
        && !other.topic.harmless()
        && one.segments.size() > 1
        && other.segments.size() > 1;
  }

  private static boolean echo(Chain one, Chain other) {
    String digits = one.digitsWithWeak();
    String again = other.digitsWithWeak();
    return Math.min(digits.length(), again.length()) >= SHORTEST
        && one.startMillis() < other.endMillis()
        && other.startMillis() < one.endMillis() + LATE_MILLIS
        && Math.abs(digits.length() - again.length()) < 2
        && Repetitions.distance(digits, again) <= digits.length() / 5;
  }
}
