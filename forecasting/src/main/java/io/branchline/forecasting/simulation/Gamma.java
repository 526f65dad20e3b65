package io.branchline.forecasting.simulation;

import java.util.random.RandomGenerator;

/** Gamma distributed numbers (Marsaglia & Tsang, ACM TOMS 26(3), 2000). */
final class Gamma {

  private Gamma() {}

  /**
   * A number of mean 1.
   *
   * @param variation standard deviation / mean; 0 gives 1
   */
  static double ofMeanOne(double variation, RandomGenerator random) {
    if (variation == 0) {
      return 1;
    }
    double shape = 1 / (variation * variation);
    // below 1 the method needs a number of a larger shape, bent by a power of a uniform one
    double bent = shape < 1 ? Math.pow(random.nextDouble(), 1 / shape) : 1;
    double d = (shape < 1 ? shape + 1 : shape) - 1.0 / 3;
    double c = 1 / Math.sqrt(9 * d);
    while (true) {
      double normal = random.nextGaussian();
      double root = 1 + c * normal;
      double cube = root * root * root;
      if (cube > 0
          && Math.log(1 - random.nextDouble())
              < normal * normal / 2 + d - d * cube + d * Math.log(cube)) {
        return bent * d * cube / shape;
      }
    }
  }
}
