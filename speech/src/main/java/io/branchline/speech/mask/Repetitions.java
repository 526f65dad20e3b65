package io.branchline.speech.mask;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * Finds what was recognised as a secret once where it is said again: read back, in parts, or
 * earlier.
 */
final class Repetitions {

  private static final long SOON_MILLIS = 90_000;
  private static final int SHORTEST_ANYWHERE = 4;
  private static final int SHORTEST_INEXACT = 5;

  private final List<Chain> chains;

  Repetitions(List<Chain> chains) {
    this.chains = chains;
  }

  void mark() {
    List<Chain> secrets = new ArrayList<>(chains.stream().filter(c -> c.kind != null).toList());
    for (Chain chain : chains) {
      if (chain.kind != null && chain.kind != SecretKind.NUMBER) {
        continue;
      }
      for (Chain secret : secrets) {
        boolean tellsMore = secret != chain && secret.kind != chain.kind;
        if (tellsMore && repeats(chain, secret)) {
          chain.kind = Objects.requireNonNull(secret.kind);
          chain.repeated = true;
          break;
        }
      }
    }
  }

  private static boolean repeats(Chain chain, Chain secret) {
    boolean soon =
        chain.startMillis() >= secret.startMillis()
            && chain.startMillis() - secret.endMillis() < SOON_MILLIS;
    for (String known : List.of(secret.digits(), secret.digitsWithWeak())) {
      for (String digits : List.of(chain.digits(), chain.digitsWithWeak())) {
        int length = digits.length();
        boolean whole = length == known.length() && length >= 3 && soon;
        boolean part = length >= SHORTEST_ANYWHERE && (soon || chain.singlesInARow() >= 3);
        if (((whole || part) && known.contains(digits))
            || (soon && length >= SHORTEST_INEXACT && distance(digits, known) <= length / 5)) {
          return true;
        }
      }
    }
    return false;
  }

  /** The fewest changes that make one a part of the other (Sellers 1980). */
  static int distance(String part, String whole) {
    int[] row = new int[whole.length() + 1];
    for (int i = 1; i <= part.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j <= whole.length(); j++) {
        int change = diagonal + (part.charAt(i - 1) == whole.charAt(j - 1) ? 0 : 1);
        diagonal = row[j];
        row[j] = Math.min(change, Math.min(row[j], row[j - 1]) + 1);
      }
    }
    int least = part.length();
    for (int cost : row) {
      least = Math.min(least, cost);
    }
    return least;
  }
}
