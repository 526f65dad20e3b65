package io.branchline.forecasting.simulation;

import java.util.List;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

/**
 * Random calls at rates that change with the interval. Arrivals, handling and patience of each type
 * flow from random streams of their own, so that two centres that differ in one thing are compared
 * on the same callers (common random numbers): with twice the rate, the same draws give the same
 * calls closer together and more of them.
 */
public final class PoissonCalls implements CallStream {

  private final Source[] sources;
  private Source next;

  /**
   * The calls of one day.
   *
   * @param calls expected calls of each type in each interval, 0 or more
   * @param intervalSeconds how long an interval lasts
   * @param seed of everything that is random here
   */
  public PoissonCalls(
      List<CallType> types, List<List<Double>> calls, double intervalSeconds, long seed) {
    if (calls.size() != types.size()) {
      throw new IllegalArgumentException(
          types.size() + " call types need as many rows of calls, not " + calls.size());
    }
    SplittableRandom seeds = new SplittableRandom(seed);
    sources = new Source[types.size()];
    for (int type = 0; type < sources.length; type++) {
      sources[type] = new Source(type, types.get(type), calls.get(type), intervalSeconds, seeds);
    }
    next = sources[0];
  }

  @Override
  public boolean advance() {
    if (next.at >= 0) {
      next.draw();
    } else {
      for (Source source : sources) {
        source.draw();
      }
    }
    for (Source source : sources) {
      if (source.at < next.at) {
        next = source;
      }
    }
    return next.at < Double.POSITIVE_INFINITY;
  }

  @Override
  public double atSeconds() {
    return next.at;
  }

  @Override
  public int type() {
    return next.number;
  }

  @Override
  public double handlingSeconds() {
    return next.handling;
  }

  @Override
  public double patienceSeconds() {
    return next.patience;
  }

  /** One type's calls: a Poisson process of rate 1, stretched to the expected calls. */
  private static final class Source {
    private final int number;
    private final CallType type;
    private final double[] calls;
    private final double intervalSeconds;
    private final RandomGenerator arrivals;
    private final RandomGenerator handlings;
    private final RandomGenerator patiences;
    private int interval;
    private double expected;
    private double expectedBefore;
    private double at = -1;
    private double handling;
    private double patience;

    Source(
        int number,
        CallType type,
        List<Double> calls,
        double intervalSeconds,
        SplittableRandom seeds) {
      this.number = number;
      this.type = type;
      this.calls = calls.stream().mapToDouble(Double::doubleValue).toArray();
      this.intervalSeconds = intervalSeconds;
      this.arrivals = seeds.split();
      this.handlings = seeds.split();
      this.patiences = seeds.split();
      for (double expectedCalls : this.calls) {
        Centre.check(
            expectedCalls >= 0 && expectedCalls < 1e12,
            "Expected calls of type " + type.name(),
            expectedCalls,
            "0 or more");
      }
    }

    void draw() {
      expected += arrivals.nextExponential();
      while (interval < calls.length && expected >= expectedBefore + calls[interval]) {
        expectedBefore += calls[interval];
        interval++;
      }
      if (interval == calls.length) {
        at = Double.POSITIVE_INFINITY;
        return;
      }
      at = (interval + (expected - expectedBefore) / calls[interval]) * intervalSeconds;
      handling = type.handling().draw(handlings);
      patience = type.patience().draw(patiences);
    }
  }
}
