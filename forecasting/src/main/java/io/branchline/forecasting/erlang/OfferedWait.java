package io.branchline.forecasting.erlang;

/**
 * Integrals over the density of the offered wait in M/M/n+M; see {@link ErlangA} for the formulas.
 */
final class OfferedWait {

  /** Where the integrand has fallen by e^-DEPTH, the rest is below the last digit. */
  private static final double DEPTH = 42;

  private final double arrivals;
  private final double service;
  private final double patience;
  private final double mode;

  /** Arrivals that are still patient at the mode, a second. */
  private final double patientAtMode;

  /** How fast f falls at the mode: 0 inside, n m - l at the edge 0. */
  private final double slopeAtMode;

  private final double from;
  private final double to;

  /**
   * What an interval of offered waits contributes, in units of p_n at the mode's scale.
   *
   * @param waiting calls that wait
   * @param answered of these answered
   * @param abandoned of these hung up
   * @param answeredSeconds waits of the answered
   * @param abandonedSeconds waits of those who hung up
   */
  record Sums(
      double waiting,
      double answered,
      double abandoned,
      double answeredSeconds,
      double abandonedSeconds) {

    Sums plus(Sums other) {
      return new Sums(
          waiting + other.waiting,
          answered + other.answered,
          abandoned + other.abandoned,
          answeredSeconds + other.answeredSeconds,
          abandonedSeconds + other.abandonedSeconds);
    }
  }

  /**
   * A system's offered wait.
   *
   * @param arrivals l, calls a second
   * @param service n m, calls a second that all agents together finish
   * @param patience h, one over the mean patience in seconds
   */
  OfferedWait(double arrivals, double service, double patience) {
    this.arrivals = arrivals;
    this.service = service;
    this.patience = patience;
    boolean overload = arrivals > service;
    this.mode = overload ? Math.log(arrivals / service) / patience : 0;
    this.patientAtMode = overload ? service : arrivals;
    this.slopeAtMode = overload ? 0 : service - arrivals;
    double left = mode;
    while (left > 0 && fall(left) < DEPTH) {
      left = Math.max(0, left - panel(left));
    }
    double right = mode;
    while (fall(right) < DEPTH) {
      right += panel(right);
    }
    this.from = left;
    this.to = right;
  }

  /** exp(-f(mode)): what the atom at 0 must be multiplied by to be in the same units. */
  double scale() {
    return mode == 0 ? 1 : Math.exp(-fall(0));
  }

  /** What offered waits between two bounds contribute. */
  Sums between(double start, double end) {
    double last = Math.min(end, to);
    double x = Math.max(start, from);
    double waiting = 0;
    double answered = 0;
    double abandoned = 0;
    double answeredSeconds = 0;
    double abandonedSeconds = 0;
    while (x < last) {
      double width = Math.min(panel(x), last - x);
      if (x < mode && x + width > mode) {
        width = mode - x;
      }
      double half = 0.5 * width;
      double centre = x + half;
      for (int i = 0; i < GaussLegendre.NODES.length; i++) {
        double y = centre + half * GaussLegendre.NODES[i];
        double weight = GaussLegendre.WEIGHTS[i] * half * Math.exp(-fall(y));
        double z = patience * y;
        double gone = z - bend(z);
        double stayed = 1 - gone;
        waiting += weight;
        answered += weight * stayed;
        abandoned += weight * gone;
        answeredSeconds += weight * stayed * y;
        abandonedSeconds += weight * goneTime(z, gone, stayed);
      }
      double next = x + width;
      x = next > x ? next : last;
    }
    return new Sums(
        service * waiting,
        service * answered,
        service * abandoned,
        service * answeredSeconds,
        service * abandonedSeconds / patience);
  }

  /** f(mode) - f(x): 0 at the mode, positive elsewhere. */
  private double fall(double x) {
    double d = x - mode;
    return slopeAtMode * d + patientAtMode / patience * bend(patience * d);
  }

  /** A width over which exp(f) is smooth enough for one Gauss-Legendre panel. */
  private double panel(double x) {
    double patient = arrivals * Math.exp(-patience * x);
    double slope = Math.abs(service - patient);
    double curvature = patient * patience;
    // Neither may be 0: at the mode the slope is, in calm and far from it the curvature may be.
    double bySlope = 8 / slope;
    double byCurve = 3 / Math.sqrt(curvature);
    return Math.min(Math.min(bySlope, byCurve), 1 / patience);
  }

  /**
   * z - 1 + e^-z without cancellation: above 0.1 no more than two of sixteen digits cancel, and exp
   * is several times as fast as expm1.
   */
  private static double bend(double z) {
    if (Math.abs(z) > 0.1) {
      return z - 1 + Math.exp(-z);
    }
    return z
        * z
        * (1 / 2.0
            - z
                * (1 / 6.0
                    - z
                        * (1 / 24.0
                            - z
                                * (1 / 120.0
                                    - z
                                        * (1 / 720.0
                                            - z
                                                * (1 / 5040.0
                                                    - z * (1 / 40320.0 - z * (1 / 362880.0))))))));
  }

  /** 1 - e^-z - z e^-z, the patience spent by those who hang up before z, in units of its mean. */
  private static double goneTime(double z, double gone, double stayed) {
    if (z > 0.1) {
      return gone - z * stayed;
    }
    // z^2/2 - z^3/3 + z^4/8 - z^5/30 + ...: the k-th term is (-1)^k (k-1) z^k / k!
    double power = z * z / 2;
    double sum = 0;
    for (int k = 2; k <= 10; k++) {
      sum += (k - 1) * power;
      power *= -z / (k + 1);
    }
    return sum;
  }
}
