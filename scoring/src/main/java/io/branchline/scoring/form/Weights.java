package io.branchline.scoring.form;

/**
 * How a form's weights are written. A question counts by its section's weight times its own in
 * either case; only what the author promises differs.
 */
public enum Weights {
  /** The sections' weights add up to 100, and so do the questions' within each section. */
  PERCENT,
  /** Any positive numbers. */
  POINTS
}
