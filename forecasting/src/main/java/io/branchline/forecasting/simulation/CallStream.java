package io.branchline.forecasting.simulation;

/**
 * Calls in the order of their arrival, each with the time that it takes and the time that its
 * caller would wait: what happens to it later changes neither.
 */
public interface CallStream {

  /** Moves to the next call; false where there is none. */
  boolean advance();

  /** When the call arrives, in seconds from the start of the first interval. */
  double atSeconds();

  /** The number of its type. */
  int type();

  /** How long an agent of ordinary pace takes for it. */
  double handlingSeconds();

  /** How long its caller waits before hanging up; infinite where never. */
  double patienceSeconds();
}
