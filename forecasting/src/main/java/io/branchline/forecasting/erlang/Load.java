package io.branchline.forecasting.erlang;

/**
 * The work that arrives in an interval.
 *
 * @param calls expected calls in the interval, at least 0
 * @param handleSeconds mean talk + hold + wrap-up of a call; above 0 unless there are no calls
 * @param intervalSeconds the interval's length
 */
public record Load(double calls, double handleSeconds, double intervalSeconds) {

  /** Checks the ranges. */
  public Load {
    check(calls >= 0 && calls < Double.POSITIVE_INFINITY, "Expected calls", calls, "0 or more");
    check(
        (handleSeconds > 0 && handleSeconds < Double.POSITIVE_INFINITY)
            || (handleSeconds == 0 && calls == 0),
        "The handle time in seconds",
        handleSeconds,
        "above 0");
    check(
        intervalSeconds > 0 && intervalSeconds < Double.POSITIVE_INFINITY,
        "The interval in seconds",
        intervalSeconds,
        "above 0");
  }

  /** Calls of a half hour. */
  public static Load perHalfHour(double calls, double handleSeconds) {
    return new Load(calls, handleSeconds, 1800);
  }

  /** Calls of an hour. */
  public static Load perHour(double calls, double handleSeconds) {
    return new Load(calls, handleSeconds, 3600);
  }

  /** A load given as traffic; its interval is one handle time long. */
  public static Load ofErlangs(double erlangs, double handleSeconds) {
    return new Load(erlangs, handleSeconds, handleSeconds);
  }

  /** The same handle time with another number of calls. */
  public Load withCalls(double otherCalls) {
    return new Load(otherCalls, handleSeconds, intervalSeconds);
  }

  /** Offered traffic: calls x handle time / interval, the agents that would be busy on average. */
  public double erlangs() {
    return calls * handleSeconds / intervalSeconds;
  }

  /** Arrivals a second. */
  public double callsPerSecond() {
    return calls / intervalSeconds;
  }

  /** The work of both together, as one queue would see it: calls add up, handle time by calls. */
  public Load plus(Load other) {
    if (intervalSeconds != other.intervalSeconds) {
      throw new IllegalArgumentException(
          "Loads of " + intervalSeconds + " s and " + other.intervalSeconds + " s cannot be added");
    }
    double sum = calls + other.calls;
    double seconds =
        sum == 0
            ? Math.max(handleSeconds, other.handleSeconds)
            : (calls * handleSeconds + other.calls * other.handleSeconds) / sum;
    return new Load(sum, seconds, intervalSeconds);
  }

  private static void check(boolean good, String what, double value, String allowed) {
    if (!good) {
      throw new IllegalArgumentException(what + " must be " + allowed + ", not " + value);
    }
  }
}
