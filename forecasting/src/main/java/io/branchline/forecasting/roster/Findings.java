package io.branchline.forecasting.roster;

/** Where a rule's method puts what it finds. */
@FunctionalInterface
interface Findings {
  /**
   * A rule is broken.
   *
   * @param day where it shows; the last day of a run, the first of a week or period
   * @param value in the rule's unit
   * @param limit that the value should have kept
   */
  void broken(int day, long value, long limit);
}
