package io.branchline.forecasting.erlang;

import java.util.function.DoubleUnaryOperator;

/** Finds where an increasing function crosses zero. */
final class Root {

  private static final int MOST_STEPS = 200;

  private Root() {}

  /**
   * The root between two bounds, by regula falsi with the Illinois rule and bisection where that
   * stalls; to the last digits of a double.
   */
  static double increasing(DoubleUnaryOperator function, double from, double to) {
    double low = from;
    double high = to;
    double atLow = function.applyAsDouble(low);
    if (atLow >= 0) {
      return low;
    }
    double atHigh = function.applyAsDouble(high);
    if (atHigh <= 0) {
      return high;
    }
    int side = 0;
    for (int i = 0; i < MOST_STEPS && high - low > 2e-16 * Math.abs(high); i++) {
      double x = i % 8 == 7 ? 0.5 * (low + high) : (low * atHigh - high * atLow) / (atHigh - atLow);
      if (!(x > low && x < high)) {
        x = 0.5 * (low + high);
        if (x <= low || x >= high) {
          break;
        }
      }
      double y = function.applyAsDouble(x);
      if (y == 0) {
        return x;
      }
      if (y < 0) {
        low = x;
        atLow = y;
        atHigh = side == -1 ? atHigh / 2 : atHigh;
        side = -1;
      } else {
        high = x;
        atHigh = y;
        atLow = side == 1 ? atLow / 2 : atLow;
        side = 1;
      }
    }
    return 0.5 * (low + high);
  }
}
