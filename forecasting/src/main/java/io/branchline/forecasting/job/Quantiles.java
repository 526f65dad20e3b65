package io.branchline.forecasting.job;

/** The ends of the 50, 80 and 95 % intervals, from the lowest to the highest. */
final class Quantiles {

  static final int LOW_NINETY_FIVE = 0;
  static final int LOW_EIGHTY = 1;
  static final int LOW_FIFTY = 2;
  static final int HIGH_FIFTY = 3;
  static final int HIGH_EIGHTY = 4;
  static final int HIGH_NINETY_FIVE = 5;

  static final double[] PROBABILITIES = {0.025, 0.1, 0.25, 0.75, 0.9, 0.975};

  private Quantiles() {}
}
