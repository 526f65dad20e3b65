package io.branchline.forecasting.erlang;

/**
 * What callers and agents see in the long run. Shares are of offered calls (every attempt, redials
 * included), 0 to 1.
 *
 * @param agents on the phones; need not be whole
 * @param erlangs offered traffic, redials included
 * @param attempts calls in the load's interval, redials included
 * @param occupancy busy share of the agents' time; 1 where the queue grows for ever
 * @param waitProbability share of calls that find every agent busy (of those that get a line)
 * @param answeredWithin share answered after at most T seconds
 * @param abandonedWithin share that hung up after at most T seconds
 * @param shortAbandoned share that hung up after at most S seconds
 * @param abandoned share that hung up
 * @param blocked share that found no free line
 * @param waitSeconds mean wait of every call that got a line, abandoned ones included
 * @param asaSeconds mean wait of the answered; infinite where the queue grows for ever
 * @param abandonedWaitSeconds mean wait of those who hung up; 0 where nobody does
 */
public record Performance(
    double agents,
    double erlangs,
    double attempts,
    double occupancy,
    double waitProbability,
    double answeredWithin,
    double abandonedWithin,
    double shortAbandoned,
    double abandoned,
    double blocked,
    double waitSeconds,
    double asaSeconds,
    double abandonedWaitSeconds) {

  /** The share of offered calls that are answered. */
  public double answered() {
    return 1 - abandoned - blocked;
  }

  /** Answered within T / offered. */
  public double serviceLevel() {
    return answeredWithin;
  }

  /** The service level by a formula, 0 to 1; blocked calls count as offered. */
  public double serviceLevel(ServiceLevelFormula formula) {
    return switch (formula) {
      case POSITIVE -> answeredWithin + abandonedWithin;
      case ANSWERED_ONLY -> share(answeredWithin, answered());
      case NEGATIVE -> answeredWithin;
      case IGNORE -> share(answeredWithin, 1 - abandonedWithin);
      case SHORT_CREDIT -> answeredWithin + shortAbandoned;
      case SHORT_EXCLUDED -> share(answeredWithin, 1 - shortAbandoned);
    };
  }

  private static double share(double part, double whole) {
    return whole <= 0 ? 0 : Math.min(1, part / whole);
  }
}
