package io.branchline.forecasting.arrival;

/** Uniform cubic B-splines over a range: four of them are not zero anywhere within it. */
final class SplineBasis {

  private final double from;
  private final double step;
  private final int size;

  /** So many splines from one place to another. */
  SplineBasis(double from, double to, int size) {
    if (size < 4 || !(to >= from)) {
      throw new IllegalArgumentException(size + " splines from " + from + " to " + to);
    }
    this.from = from;
    this.size = size;
    this.step = Math.max(1e-9, (to - from) / (size - 3));
  }

  int size() {
    return size;
  }

  /** The first of the four splines that are not zero here. */
  int first(double x) {
    return Math.max(0, Math.min(size - 4, (int) Math.floor((x - from) / step)));
  }

  /** The four splines' values here; they sum to 1. */
  double[] values(double x) {
    double t = (x - from) / step - first(x);
    double u = 1 - t;
    return new double[] {
      u * u * u / 6,
      (3 * t * t * t - 6 * t * t + 4) / 6,
      (-3 * t * t * t + 3 * t * t + 3 * t + 1) / 6,
      t * t * t / 6
    };
  }
}
