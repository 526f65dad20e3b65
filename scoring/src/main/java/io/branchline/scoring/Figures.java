package io.branchline.scoring;

import java.util.Locale;
import java.util.OptionalDouble;

/** How figures are written; where there is none, a dash. */
final class Figures {

  private static final String NONE = "–";

  private Figures() {}

  static String count(long count) {
    return String.format(Locale.ROOT, "%,d", count);
  }

  static String percent(OptionalDouble share) {
    return share.isPresent()
        ? String.format(Locale.ROOT, "%.3f %%", 100 * share.getAsDouble())
        : NONE;
  }

  static String seconds(OptionalDouble seconds) {
    return seconds.isPresent() ? String.format(Locale.ROOT, "%.1f", seconds.getAsDouble()) : NONE;
  }

  static String score(double score) {
    return String.format(Locale.ROOT, "%.2f", score);
  }
}
