package io.branchline.forecasting.erlang;

/**
 * Callers who wait for ever: M/M/n (Erlang 1917). With more traffic than agents the queue grows
 * without end: nobody is served in time and the mean wait is infinite.
 */
public final class ErlangC implements StaffingModel {

  /*
   * C = n B / (n - a (1 - B)) = n / ((n - a) I + a) with I = 1 / B; share answered within T =
   * 1 - C exp(-(n - a) T / AHT); ASA = C AHT / (n - a). Nothing cancels for n > a.
   *
   * Required agents: the first n that is stable and within the occupancy, then up one by one; one
   * more agent costs one step of I's recursion and one multiplication for the exponential, and the
   * test is free of divisions. At a branch's size a solve takes a fraction of a microsecond.
   */

  /** The model; it has no parameter. */
  public static final ErlangC MODEL = new ErlangC();

  private static final double TOLERANCE = 1e-12;

  private ErlangC() {}

  @Override
  public String name() {
    return "erlang-c";
  }

  /** The share of calls that wait; 1 where there are not more agents than erlangs. */
  public static double waitProbability(double agents, double erlangs) {
    if (erlangs == 0) {
      return 0;
    }
    return agents <= erlangs
        ? 1
        : agents / ((agents - erlangs) * ErlangB.inverse(agents, erlangs) + erlangs);
  }

  @Override
  public Performance at(double agents, Load load, double thresholdSeconds, double shortSeconds) {
    checkAgents(agents);
    double erlangs = load.erlangs();
    double inverse = agents > erlangs && erlangs > 0 ? ErlangB.inverse(agents, erlangs) : 1;
    return performance(agents, load, thresholdSeconds, inverse);
  }

  /**
   * The same with a limited number of lines (M/M/n/K): a call that finds all of them taken is
   * blocked.
   *
   * @param agents whole, at least 1
   * @param lines K, calls in service and in the queue together, at least as many as agents
   */
  public static Performance withLines(
      int agents, int lines, Load load, double thresholdSeconds, double shortSeconds) {
    return FiniteLines.at(agents, lines, load, 0, thresholdSeconds, shortSeconds);
  }

  @Override
  public Requirement solve(Load load, Target target) {
    if (load.calls() == 0) {
      return Requirement.NOTHING;
    }
    double a = load.erlangs();
    double busiest = a / target.maxOccupancy();
    double n = Math.max(Math.floor(a) + 1, Math.ceil(busiest * (1 - TOLERANCE)));
    double perErlang = 1 / a;
    double inverse = ErlangB.inverse(n, a);
    double late = 1 - target.level() + TOLERANCE;
    double decay = target.seconds() / load.handleSeconds();
    double factor = Math.exp(-decay);
    double tail = Math.exp(-(n - a) * decay);
    double slowest = target.maxAsaSeconds() * (1 + TOLERANCE) / load.handleSeconds();
    while (true) {
      double denominator = (n - a) * inverse + a;
      // C e^(-(n-a)T/AHT) <= 1 - level, and C / (n - a) <= ASA / AHT
      if (n * tail <= late * denominator && n <= slowest * (n - a) * denominator) {
        return Requirement.of((long) n, target, performance(n, load, target.seconds(), inverse));
      }
      n += 1;
      inverse = 1 + inverse * (n * perErlang);
      tail *= factor;
    }
  }

  private static Performance performance(
      double agents, Load load, double thresholdSeconds, double inverse) {
    double erlangs = load.erlangs();
    double spare = agents - erlangs;
    if (spare <= 0) {
      double forever = Double.POSITIVE_INFINITY;
      return new Performance(
          agents, erlangs, load.calls(), 1, 1, 0, 0, 0, 0, 0, forever, forever, 0);
    }
    double waiting = erlangs == 0 ? 0 : agents / (spare * inverse + erlangs);
    double within =
        waiting == 0 ? 1 : 1 - waiting * Math.exp(-spare * thresholdSeconds / load.handleSeconds());
    double asa = waiting == 0 ? 0 : waiting * load.handleSeconds() / spare;
    return new Performance(
        agents, erlangs, load.calls(), erlangs / agents, waiting, within, 0, 0, 0, 0, asa, asa, 0);
  }

  static void checkAgents(double agents) {
    if (!(agents > 0 && agents < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException("Agents must be above 0, not " + agents);
    }
  }
}
