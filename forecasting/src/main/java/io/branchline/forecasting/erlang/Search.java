package io.branchline.forecasting.erlang;

/** Backward answers for any model, by bracketing: more agents never serve worse. */
final class Search {

  private static final long MOST_AGENTS = 1L << 31;
  private static final int BISECTIONS = 80;

  private Search() {}

  static long smallestAgents(StaffingModel model, Load load, Target target) {
    double erlangs = load.erlangs();
    long guess = Math.max(1, (long) (erlangs + Math.sqrt(erlangs)));
    long unmet = 0;
    long met = guess;
    if (meets(model, (double) guess, load, target)) {
      for (long step = 1; met > 1; step *= 2) {
        long lower = Math.max(1, met - step);
        if (!meets(model, (double) lower, load, target)) {
          unmet = lower;
          break;
        }
        met = lower;
      }
    } else {
      unmet = guess;
      long step = 1;
      met = guess + step;
      while (!meets(model, (double) met, load, target)) {
        unmet = met;
        step *= 2;
        met += step;
        if (met > MOST_AGENTS) {
          throw new IllegalArgumentException(
              "No number of agents up to " + unmet + " meets " + target + " with " + load);
        }
      }
    }
    while (met - unmet > 1) {
      long middle = (met + unmet) >>> 1;
      if (meets(model, (double) middle, load, target)) {
        met = middle;
      } else {
        unmet = middle;
      }
    }
    return met;
  }

  static double leastAgents(StaffingModel model, Load load, Target target) {
    double met = (double) smallestAgents(model, load, target);
    double unmet = met - 1;
    for (int i = 0; i < BISECTIONS && met - unmet > 1e-13 * met; i++) {
      double middle = 0.5 * (met + unmet);
      if (middle > 0 && meets(model, middle, load, target)) {
        met = middle;
      } else {
        unmet = middle;
      }
    }
    return met;
  }

  static double mostCalls(StaffingModel model, double agents, Load load, Target target) {
    double unmet = 2 * agents * load.intervalSeconds() / load.handleSeconds();
    double met = 0;
    while (meets(model, agents, load.withCalls(unmet), target)) {
      met = unmet;
      unmet *= 2;
      if (!(unmet < 1e12)) {
        return Double.POSITIVE_INFINITY;
      }
    }
    for (int i = 0; i < BISECTIONS && unmet - met > 1e-14 * unmet; i++) {
      double middle = 0.5 * (met + unmet);
      if (meets(model, agents, load.withCalls(middle), target)) {
        met = middle;
      } else {
        unmet = middle;
      }
    }
    return met;
  }

  private static boolean meets(StaffingModel model, double agents, Load load, Target target) {
    return target.metBy(model.at(agents, load, target.seconds(), target.shortSeconds()));
  }
}
