package io.branchline.ingest.simulate;

import java.time.DayOfWeek;

/** How calls spread over a week's days and a day's 48 half hours. */
enum CallShape {
  /** Two tops, before noon and in the afternoon. */
  DAY,
  /** Busy until late. */
  EVENING,
  /** Office hours, hardly any at the weekend. */
  OFFICE;

  private static final double[] DAY_HALF_HOURS =
      shares(
          6, 4, 3, 2, 2, 2, 2, 2, 2, 3, 4, 6, 9, 14, 24, 36, 58, 78, 96, 104, 106, 100, 88, 74, 62,
          62, 72, 84, 92, 96, 94, 88, 80, 72, 62, 54, 48, 46, 46, 46, 44, 42, 38, 32, 26, 20, 14,
          9);
  private static final double[] EVENING_HALF_HOURS =
      shares(
          14, 10, 8, 6, 5, 4, 4, 4, 4, 5, 6, 8, 12, 18, 26, 38, 52, 66, 80, 86, 88, 84, 78, 72, 70,
          70, 72, 76, 78, 80, 78, 76, 72, 70, 66, 66, 70, 76, 82, 86, 86, 82, 74, 62, 50, 38, 28,
          20);
  private static final double[] OFFICE_HALF_HOURS =
      shares(
          1, 1, 0.5, 0.5, 0.5, 0.5, 0.5, 0.5, 0.5, 0.5, 1, 1, 2, 4, 8, 16, 40, 76, 116, 130, 126,
          112, 84, 56, 46, 56, 88, 108, 116, 112, 100, 84, 60, 40, 26, 20, 16, 14, 12, 10, 8, 7, 6,
          5, 4, 3, 2, 1);
  private static final double[] WEEK = shares(1.17, 1.08, 1.02, 1.0, 1.05, 0.72, 0.58);
  private static final double[] OFFICE_WEEK = shares(1.2, 1.1, 1.05, 1.02, 1.03, 0.35, 0.2);

  /** What part of a day's calls comes in a half hour, 0 to 47. */
  double halfHour(int halfHour) {
    return switch (this) {
      case DAY -> DAY_HALF_HOURS[halfHour];
      case EVENING -> EVENING_HALF_HOURS[halfHour];
      case OFFICE -> OFFICE_HALF_HOURS[halfHour];
    };
  }

  /** A weekday's calls as a multiple of the week's mean. */
  double weekday(DayOfWeek day) {
    double[] week = this == OFFICE ? OFFICE_WEEK : WEEK;
    return week[day.getValue() - 1] * week.length;
  }

  private static double[] shares(double... weights) {
    double sum = 0;
    for (double weight : weights) {
      sum += weight;
    }
    double[] shares = new double[weights.length];
    for (int i = 0; i < weights.length; i++) {
      shares[i] = weights[i] / sum;
    }
    return shares;
  }
}
