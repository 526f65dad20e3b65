package io.branchline.forecasting.erlang;

/** M/M/n/K+M, state by state: K lines, n of them to agents; patience may be endless. */
final class FiniteLines {

  /*
   * States n + j, j = 0..K - n, relative to state n: t(j) = t(j-1) l / (n m + j h); states below sum
   * to I(n) - 1. A call that finds j ahead of it in the queue is answered with probability
   * c / (c + j + 1), c = n m / h, and then after a sum of exponential times with rates n m + i h,
   * i = 1..j + 1: its distribution function at T is the incomplete beta I_x(j + 1, c + 1) with
   * x = 1 - e^(-h T), and with endless patience Erlang's. Both go from j to j + 1 by one term.
   */

  private static final double HUGE = 1e250;

  private FiniteLines() {}

  static Performance at(
      int agents,
      int lines,
      Load load,
      double patienceRate,
      double thresholdSeconds,
      double shortSeconds) {
    if (agents < 1 || lines < agents) {
      throw new IllegalArgumentException(
          "There must be at least 1 agent and as many lines as agents, not "
              + agents
              + " agents and "
              + lines
              + " lines");
    }
    double erlangs = load.erlangs();
    if (erlangs == 0) {
      return new Performance(agents, 0, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0);
    }
    double arrivals = load.callsPerSecond();
    double service = agents / load.handleSeconds();
    Answered inTime = new Answered(service, patienceRate, thresholdSeconds);
    Answered shortly = new Answered(service, patienceRate, shortSeconds);
    double idle = ErlangB.inverse(agents, erlangs) - 1;
    double state = 1;
    double waiting = 0;
    double served = 0;
    double servedSeconds = 0;
    double waitSeconds = 0;
    double within = 0;
    double goneWithin = 0;
    double goneShort = 0;
    double meanSeconds = 0;
    for (int j = 0; j < lines - agents; j++) {
      double leaving = service + (j + 1) * patienceRate;
      double answer = service / leaving;
      meanSeconds += 1 / leaving;
      waiting += state;
      served += state * answer;
      servedSeconds += state * answer * meanSeconds;
      within += state * answer * inTime.share();
      goneWithin += state * Math.max(0, inTime.left() - answer * inTime.share());
      goneShort += state * Math.max(0, shortly.left() - answer * shortly.share());
      inTime.next();
      shortly.next();
      state *= arrivals / leaving;
      // Little: a call spends its wait in the queue, j + 1 of them in state n + j + 1.
      waitSeconds += (j + 1) * state / arrivals;
      if (state > HUGE) {
        double down = 1 / HUGE;
        idle *= down;
        state *= down;
        waiting *= down;
        served *= down;
        servedSeconds *= down;
        waitSeconds *= down;
        within *= down;
        goneWithin *= down;
        goneShort *= down;
      }
    }
    double accepted = idle + waiting;
    double total = accepted + state;
    double answered = idle + served;
    double abandoned = patienceRate == 0 ? 0 : patienceRate * waitSeconds;
    return new Performance(
        agents,
        erlangs,
        load.calls(),
        answered / total * erlangs / agents,
        accepted == 0 ? 0 : waiting / accepted,
        (idle + within) / total,
        patienceRate == 0 ? 0 : goneWithin / total,
        patienceRate == 0 ? 0 : goneShort / total,
        abandoned / total,
        state / total,
        waitSeconds / accepted,
        servedSeconds / answered,
        abandoned == 0 ? 0 : Math.max(0, waitSeconds - servedSeconds) / abandoned);
  }

  /** For 0, 1, 2, ... calls ahead: the share of the answered that is answered by a time. */
  private static final class Answered {
    private final double rate;
    private final double patienceRate;
    private final double seconds;
    private final double logX;
    private int ahead;
    private double share;
    private double offered;
    private double logTerm;
    private double logOffered;

    Answered(double service, double patienceRate, double seconds) {
      this.patienceRate = patienceRate;
      this.seconds = seconds;
      this.rate = patienceRate == 0 ? service * seconds : service / patienceRate;
      this.logX =
          patienceRate == 0 ? Math.log(rate) : Math.log(-Math.expm1(-patienceRate * seconds));
      if (seconds == 0) {
        return;
      }
      if (patienceRate == 0) {
        this.share = -Math.expm1(-rate);
        this.offered = share;
        logTerm = -rate;
        logOffered = -rate;
      } else {
        double decay = patienceRate * seconds;
        this.share = -Math.expm1(-decay * (rate + 1));
        this.offered = -Math.expm1(-decay * rate);
        logTerm = -decay * (rate + 1);
        logOffered = -decay * rate;
      }
    }

    /** Of the calls that get answered, those answered by the time. */
    double share() {
      return share;
    }

    /** Of all calls, those that have left the queue by the time, answered or not. */
    double left() {
      return 1 - Math.exp(-patienceRate * seconds) * (1 - offered);
    }

    void next() {
      if (seconds == 0) {
        return;
      }
      ahead++;
      if (patienceRate == 0) {
        logTerm += logX - Math.log(ahead);
        share = Math.max(0, share - Math.exp(logTerm));
        offered = share;
      } else {
        logTerm += logX + Math.log((ahead + rate) / ahead);
        share = Math.max(0, share - Math.exp(logTerm));
        logOffered += logX + Math.log((ahead - 1 + rate) / ahead);
        offered = Math.max(0, offered - Math.exp(logOffered));
      }
    }
  }
}
