package io.branchline.speech.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Whether confidence means what it says: of the words with confidence 0.9, nine in ten should be
 * right.
 *
 * @param bins from the least confidence up; without the empty ones
 */
public record Reliability(List<Bin> bins) {

  private static final double[] EDGES = {0, 0.3, 0.5, 0.7, 0.8, 0.9, 0.95, 0.99, 1.000001};

  /** Copies the bins. */
  public Reliability {
    bins = List.copyOf(bins);
  }

  /**
   * Words of like confidence.
   *
   * @param confidence its mean
   * @param right the share of right words
   */
  public record Bin(double from, double to, int words, double confidence, double right) {}

  /** Sorts words into bins. */
  public static Reliability of(List<Heard.Judged> words) {
    List<Bin> bins = new ArrayList<>();
    for (int i = 0; i + 1 < EDGES.length; i++) {
      double from = EDGES[i];
      double to = EDGES[i + 1];
      List<Heard.Judged> in =
          words.stream().filter(w -> w.confidence() >= from && w.confidence() < to).toList();
      if (!in.isEmpty()) {
        double sum = in.stream().mapToDouble(Heard.Judged::confidence).sum();
        double right = in.stream().filter(Heard.Judged::right).count();
        bins.add(new Bin(from, Math.min(1, to), in.size(), sum / in.size(), right / in.size()));
      }
    }
    return new Reliability(bins);
  }

  /**
   * The expected calibration error: how far confidence and share of right words are apart, over the
   * bins, weighted by their words (Naeini et al., AAAI 2015). 0 is perfect; NaN without words.
   */
  public double error() {
    double sum = 0;
    int words = 0;
    for (Bin bin : bins) {
      sum += bin.words() * Math.abs(bin.confidence() - bin.right());
      words += bin.words();
    }
    return sum / words;
  }

  /** A table under a title, and the {@linkplain #error error}. */
  public List<String> lines(String title) {
    List<String> lines = new ArrayList<>();
    lines.add("");
    lines.add(title + "   words   mean  right");
    for (Bin bin : bins) {
      lines.add(
          String.format(
              Locale.ROOT,
              "  %.2f to %.2f   %5d  %.3f  %.3f",
              bin.from(),
              bin.to(),
              bin.words(),
              bin.confidence(),
              bin.right()));
    }
    lines.add(String.format(Locale.ROOT, "  expected calibration error %.3f", error()));
    return lines;
  }
}
