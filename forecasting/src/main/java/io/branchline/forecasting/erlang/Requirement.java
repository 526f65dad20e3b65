package io.branchline.forecasting.erlang;

import org.jspecify.annotations.Nullable;

/**
 * The smallest number of agents that meets a target.
 *
 * @param agents on the phones
 * @param scheduled to roster, shrinkage included
 * @param performance what these agents reach; null where there are no calls: nothing offered means
 *     no figure
 */
public record Requirement(int agents, int scheduled, @Nullable Performance performance) {

  /** No calls, nobody needed. */
  public static final Requirement NOTHING = new Requirement(0, 0, null);

  static Requirement of(long agents, Target target, Performance performance) {
    long scheduled = target.shrinkage().scheduled(agents);
    if (scheduled > Integer.MAX_VALUE) {
      throw new IllegalArgumentException(
          "The load needs " + scheduled + " rostered agents, more than can be counted here");
    }
    return new Requirement((int) agents, (int) scheduled, performance);
  }
}
