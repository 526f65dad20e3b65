package io.branchline.forecasting.arrival;

/** Gaussian smoothing over the time of day that does not look across closing times. */
final class Smoothing {

  private static final int REACH = 4;

  private Smoothing() {}

  /** Marks runs of at least so many slots without anything. */
  static boolean[] closed(double[] values, int run) {
    boolean[] closed = new boolean[values.length];
    int start = 0;
    while (start < values.length) {
      int end = start;
      while (end < values.length && values[end] == 0) {
        end++;
      }
      if (end - start >= run) {
        for (int i = start; i < end; i++) {
          closed[i] = true;
        }
      }
      start = Math.max(end, start) + 1;
    }
    return closed;
  }

  /** Local linear regression, never below 0; 0 where closed. Width 0 leaves values as they are. */
  static double[] linear(double[] values, boolean[] closed, double width) {
    if (width == 0) {
      return values.clone();
    }
    double[] kernel = kernel(width);
    double[] smooth = new double[values.length];
    for (int i = 0; i < values.length; i++) {
      if (closed[i]) {
        continue;
      }
      double w0 = 0;
      double w1 = 0;
      double w2 = 0;
      double y0 = 0;
      double y1 = 0;
      for (int j = first(closed, i, kernel.length); j <= last(closed, i, kernel.length); j++) {
        double weight = kernel[Math.abs(j - i)];
        double x = j - i;
        w0 += weight;
        w1 += weight * x;
        w2 += weight * x * x;
        y0 += weight * values[j];
        y1 += weight * x * values[j];
      }
      double determinant = w0 * w2 - w1 * w1;
      smooth[i] =
          Math.max(0, determinant <= 1e-9 * w0 * w0 ? y0 / w0 : (w2 * y0 - w1 * y1) / determinant);
    }
    return smooth;
  }

  /** Smoothed part over whole, drawn to 1 by a prior; 1 where closed. */
  static double[] ratio(
      double[] part, double[] whole, boolean[] closed, double width, double prior) {
    double[] kernel = width == 0 ? new double[] {1} : kernel(width);
    double[] ratio = new double[part.length];
    for (int i = 0; i < part.length; i++) {
      double up = prior;
      double down = prior;
      if (!closed[i]) {
        for (int j = first(closed, i, kernel.length); j <= last(closed, i, kernel.length); j++) {
          double weight = kernel[Math.abs(j - i)];
          up += weight * part[j];
          down += weight * whole[j];
        }
      }
      ratio[i] = down == 0 ? 1 : up / down;
    }
    return ratio;
  }

  private static int first(boolean[] closed, int from, int reach) {
    int i = from;
    while (i > 0 && from - i < reach - 1 && !closed[i - 1]) {
      i--;
    }
    return i;
  }

  private static int last(boolean[] closed, int from, int reach) {
    int i = from;
    while (i < closed.length - 1 && i - from < reach - 1 && !closed[i + 1]) {
      i++;
    }
    return i;
  }

  private static double[] kernel(double width) {
    double[] kernel = new double[(int) Math.ceil(REACH * width) + 1];
    for (int i = 0; i < kernel.length; i++) {
      kernel[i] = Math.exp(-0.5 * (i / width) * (i / width));
    }
    return kernel;
  }
}
