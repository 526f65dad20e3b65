package io.branchline.speech.bench;

import java.util.Arrays;
import java.util.Locale;

/** How long things took. */
final class Latencies {

  private final double[] millis;

  private Latencies(double[] millis) {
    this.millis = millis;
  }

  static Latencies of(double[] millis) {
    double[] sorted = millis.clone();
    Arrays.sort(sorted);
    return new Latencies(sorted);
  }

  /** The time that a share of them stayed within: nearest rank. */
  double within(double share) {
    return millis[Math.max(0, (int) Math.ceil(share * millis.length) - 1)];
  }

  @Override
  public String toString() {
    return String.format(
        Locale.ROOT,
        "p50 %8.2f ms   p95 %8.2f ms   p99 %8.2f ms   max %8.2f ms",
        within(0.5),
        within(0.95),
        within(0.99),
        within(1));
  }
}
