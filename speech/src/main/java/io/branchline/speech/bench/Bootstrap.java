package io.branchline.speech.bench;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.ToDoubleFunction;

/**
 * How far a rate could have been off, had other calls of the same kind been measured: whole calls
 * are drawn again, with replacement, because the words of one call are not independent of each
 * other. Percentile intervals; Bisani and Ney, "Bootstrap estimates for confidence intervals in ASR
 * performance evaluation", ICASSP 2004.
 */
public final class Bootstrap {

  /** All draws flow from this seed. */
  public static final long SEED = 20_260_106;

  /** How often the calls are drawn again. */
  public static final int DRAWS = 10_000;

  private static final double TAIL = 0.025;

  private Bootstrap() {}

  /** The middle 95 % of the draws. */
  public record Interval(double low, double high) {}

  /** The interval of the word error rate over all calls. */
  public static Interval rate(List<WordErrors> calls) {
    return interval(calls.size(), draw -> total(calls, draw).rate());
  }

  /**
   * The interval of the difference of two word error rates over the same calls, of which the same
   * are drawn for both.
   */
  public static Interval difference(List<WordErrors> calls, List<WordErrors> others) {
    return interval(calls.size(), draw -> total(calls, draw).rate() - total(others, draw).rate());
  }

  private static WordErrors total(List<WordErrors> calls, int[] draw) {
    return Arrays.stream(draw).mapToObj(calls::get).reduce(WordErrors.NONE, WordErrors::plus);
  }

  private static Interval interval(int calls, ToDoubleFunction<int[]> statistic) {
    SplittableRandom random = new SplittableRandom(SEED);
    double[] values = new double[DRAWS];
    for (int i = 0; i < DRAWS; i++) {
      values[i] = statistic.applyAsDouble(random.ints(calls, 0, calls).toArray());
    }
    Arrays.sort(values);
    int tail = (int) Math.round(TAIL * DRAWS);
    return new Interval(values[tail], values[DRAWS - 1 - tail]);
  }
}
