package io.branchline.forecasting.erlang;

/**
 * Callers who hang up: M/M/n+M with exponential patience (Palm 1957). Always stable, overload
 * included.
 *
 * @param patienceSeconds mean time that a caller would wait before hanging up, above 0
 */
public record ErlangA(double patienceSeconds) implements StaffingModel {

  /*
   * With arrivals l, service rate m, abandonment rate h, the offered wait V (how long a caller with
   * endless patience would wait) has an atom at 0 and the density (Baccelli & Hebuterne 1981; Zeltyn
   * & Mandelbaum 2005)
   *
   *     v(x) = n m p_n exp(f(x)),   f(x) = (l / h) (1 - e^(-h x)) - n m x,
   *
   * where p_n is the probability of exactly n calls in the system; the atom is (I(n) - 1) p_n with
   * I = 1 / B of Erlang B. Both are smooth in n, so agents need not be whole. Every figure is an
   * integral of v against a simple function of x with positive values, so nothing cancels:
   * answered within T: e^(-hx) on [0, T]; abandoned: 1 - e^(-hx); and so on.
   *
   * f is concave. All is scaled by its value at the mode (x = 0, or where l e^(-hx) = n m in
   * overload), so nothing overflows; OfferedWait integrates it in panels as wide as the integrand
   * allows, in constant time for any n.
   */

  /** Checks the range. */
  public ErlangA {
    if (!(patienceSeconds > 0 && patienceSeconds < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException(
          "The mean patience must be above 0 s, not "
              + patienceSeconds
              + ". For callers who never hang up use Erlang C");
    }
  }

  @Override
  public String name() {
    return "erlang-a";
  }

  @Override
  public Performance at(double agents, Load load, double thresholdSeconds, double shortSeconds) {
    ErlangC.checkAgents(agents);
    double erlangs = load.erlangs();
    if (erlangs == 0) {
      return new Performance(agents, 0, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0);
    }
    OfferedWait wait =
        new OfferedWait(load.callsPerSecond(), agents / load.handleSeconds(), 1 / patienceSeconds);
    double idle = (ErlangB.inverse(agents, erlangs) - 1) * wait.scale();
    double near = Math.min(thresholdSeconds, shortSeconds);
    double far = Math.max(thresholdSeconds, shortSeconds);
    OfferedWait.Sums untilNear = wait.between(0, near);
    OfferedWait.Sums untilFar = untilNear.plus(wait.between(near, far));
    OfferedWait.Sums all = untilFar.plus(wait.between(far, Double.POSITIVE_INFINITY));
    OfferedWait.Sums inTime = thresholdSeconds <= shortSeconds ? untilNear : untilFar;
    OfferedWait.Sums shortly = thresholdSeconds <= shortSeconds ? untilFar : untilNear;
    double total = idle + all.waiting();
    double answered = (idle + all.answered()) / total;
    double abandoned = all.abandoned() / total;
    return new Performance(
        agents,
        erlangs,
        load.calls(),
        answered * erlangs / agents,
        all.waiting() / total,
        (idle + inTime.answered()) / total,
        abandonedBy(thresholdSeconds, inTime, all) / total,
        abandonedBy(shortSeconds, shortly, all) / total,
        abandoned,
        0,
        abandoned * patienceSeconds,
        all.answeredSeconds() / (idle + all.answered()),
        abandoned == 0 ? 0 : all.abandonedSeconds() / all.abandoned());
  }

  /**
   * The same with a limited number of lines (M/M/n/K+M): a call that finds all of them taken is
   * blocked.
   *
   * @param agents whole, at least 1
   * @param lines K, calls in service and in the queue together, at least as many as agents
   */
  public Performance withLines(
      int agents, int lines, Load load, double thresholdSeconds, double shortSeconds) {
    return FiniteLines.at(agents, lines, load, 1 / patienceSeconds, thresholdSeconds, shortSeconds);
  }

  /** Hung up by t: those offered a wait up to t by then, of the others all whose patience ended. */
  private double abandonedBy(double seconds, OfferedWait.Sums until, OfferedWait.Sums all) {
    double impatient = -Math.expm1(-seconds / patienceSeconds);
    return until.abandoned() + impatient * Math.max(0, all.waiting() - until.waiting());
  }
}
