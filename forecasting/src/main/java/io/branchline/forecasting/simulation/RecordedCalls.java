package io.branchline.forecasting.simulation;

import java.util.Comparator;
import java.util.List;

/** Calls that were, to be tried against other agents. */
public final class RecordedCalls implements CallStream {

  private final List<RecordedCall> calls;
  private int next = -1;

  /** The calls in any order. */
  public RecordedCalls(List<RecordedCall> calls) {
    this.calls =
        calls.stream().sorted(Comparator.comparingDouble(RecordedCall::atSeconds)).toList();
  }

  /**
   * A call as it was.
   *
   * @param atSeconds when it arrived, from the start of the first interval
   * @param type the number of its type
   * @param handlingSeconds talk + hold + wrap-up
   * @param patienceSeconds how long its caller would have waited; infinite where not known
   */
  public record RecordedCall(
      double atSeconds, int type, double handlingSeconds, double patienceSeconds) {
    /** Checks the ranges. */
    public RecordedCall {
      Centre.check(atSeconds >= 0 && atSeconds < 1e12, "An arrival", atSeconds, "0 s or later");
      Centre.check(
          handlingSeconds >= 0 && handlingSeconds < 1e9,
          "Handling",
          handlingSeconds,
          "0 s or more");
      Centre.check(patienceSeconds >= 0, "Patience", patienceSeconds, "0 s or more");
    }
  }

  @Override
  public boolean advance() {
    next++;
    return next < calls.size();
  }

  @Override
  public double atSeconds() {
    return calls.get(next).atSeconds();
  }

  @Override
  public int type() {
    return calls.get(next).type();
  }

  @Override
  public double handlingSeconds() {
    return calls.get(next).handlingSeconds();
  }

  @Override
  public double patienceSeconds() {
    return calls.get(next).patienceSeconds();
  }
}
