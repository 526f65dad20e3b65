package io.branchline.forecasting.arrival;

/**
 * What is expected of an interval and how sure that is.
 *
 * @param baseline calls that the baseline expects
 */
public record Prediction(Expectation expectation, double baseline, GammaPoisson distribution) {}
