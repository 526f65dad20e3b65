package io.branchline.forecasting.simulation;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;

/**
 * The same day many times over, with other random callers each time.
 *
 * @param days in the order in which they were simulated; the n-th day of two centres has the same
 *     callers where the seed is the same
 */
public record SimulatedDays(List<DayCounts> days) {

  /** Copies the list. */
  public SimulatedDays {
    days = List.copyOf(days);
  }

  /**
   * What is to be simulated.
   *
   * @param calls expected calls of each type in each interval
   * @param levels what each day's calls are multiplied with, one for each day to simulate
   * @param thresholdSeconds T
   * @param shortSeconds S
   * @param seed of the callers
   */
  public record Plan(
      List<List<Double>> calls,
      List<Double> levels,
      double thresholdSeconds,
      double shortSeconds,
      long seed) {
    /** Checks the ranges. */
    public Plan {
      calls = calls.stream().map(List::copyOf).toList();
      levels = List.copyOf(levels);
      Centre.check(!levels.isEmpty(), "The number of days", levels.size(), "1 or more");
      Centre.check(thresholdSeconds >= 0, "The threshold", thresholdSeconds, "0 s or more");
      Centre.check(shortSeconds >= 0, "The short wait", shortSeconds, "0 s or more");
    }
  }

  /** Simulates. */
  public static SimulatedDays of(Centre centre, Plan plan) {
    SplittableRandom seeds = new SplittableRandom(plan.seed());
    List<DayCounts> days = new ArrayList<>();
    for (double level : plan.levels()) {
      DayCounts counts = new DayCounts(centre, plan.thresholdSeconds(), plan.shortSeconds());
      List<List<Double>> calls = scaled(plan.calls(), level);
      new Simulation(centre, counts)
          .run(new PoissonCalls(centre.types(), calls, centre.intervalSeconds(), seeds.nextLong()));
      days.add(counts);
    }
    return new SimulatedDays(days);
  }

  /**
   * Levels of days, gamma distributed with mean 1: even a good forecast does not know the day's.
   *
   * @param variation standard deviation / mean; 0 where the rate is known
   */
  public static List<Double> levels(int days, double variation, long seed) {
    Centre.check(variation >= 0 && variation < 10, "The level's variation", variation, "0 or more");
    SplittableRandom random = new SplittableRandom(seed);
    return Stream.generate(() -> Gamma.ofMeanOne(variation, random)).limit(days).toList();
  }

  private static List<List<Double>> scaled(List<List<Double>> calls, double level) {
    return calls.stream().map(row -> row.stream().map(count -> count * level).toList()).toList();
  }

  /** Each day's calls. */
  public List<DayCounts.Counts> sums() {
    return days.stream().map(DayCounts::sum).toList();
  }
}
