package io.branchline.forecasting.simulation;

import io.branchline.forecasting.erlang.ServiceLevelFormula;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

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
   * @param levelVariation standard deviation / mean of the day's level, gamma distributed: how
   *     wrong a good forecast of the day is; 0 where the rate is known
   * @param days how many
   * @param thresholdSeconds T
   * @param shortSeconds S
   */
  public record Plan(
      List<List<Double>> calls,
      double levelVariation,
      int days,
      double thresholdSeconds,
      double shortSeconds,
      long seed) {
    /** Checks the ranges. */
    public Plan {
      calls = calls.stream().map(List::copyOf).toList();
      Centre.check(
          levelVariation >= 0 && levelVariation < 10,
          "The level's variation",
          levelVariation,
          "0 or more");
      Centre.check(days >= 1, "The number of days", days, "1 or more");
      Centre.check(thresholdSeconds >= 0, "The threshold", thresholdSeconds, "0 s or more");
      Centre.check(shortSeconds >= 0, "The short wait", shortSeconds, "0 s or more");
    }
  }

  /** Simulates. */
  public static SimulatedDays of(Centre centre, Plan plan) {
    SplittableRandom seeds = new SplittableRandom(plan.seed());
    List<DayCounts> days = new ArrayList<>();
    for (int day = 0; day < plan.days(); day++) {
      double level = Gamma.ofMeanOne(plan.levelVariation(), seeds.split());
      DayCounts counts = new DayCounts(centre, plan.thresholdSeconds(), plan.shortSeconds());
      new Simulation(centre, counts)
          .run(
              new PoissonCalls(
                  centre.types(),
                  scaled(plan.calls(), level),
                  centre.intervalSeconds(),
                  seeds.nextLong()));
      days.add(counts);
    }
    return new SimulatedDays(days);
  }

  private static List<List<Double>> scaled(List<List<Double>> calls, double level) {
    return calls.stream().map(row -> row.stream().map(count -> count * level).toList()).toList();
  }

  /** The days' service levels; null where no day has a call. */
  public @Nullable Spread serviceLevel(ServiceLevelFormula formula) {
    return spread(counts -> counts.serviceLevel(formula));
  }

  /** The days' abandoned shares; null where no day has a call. */
  public @Nullable Spread abandonment() {
    return spread(DayCounts.Counts::abandonment);
  }

  /** The days' mean waits of the answered; null where no day has one. */
  public @Nullable Spread asaSeconds() {
    return spread(DayCounts.Counts::asaSeconds);
  }

  private @Nullable Spread spread(Function<DayCounts.Counts, @Nullable Double> figure) {
    List<Double> figures =
        days.stream().map(day -> figure.apply(day.sum())).filter(Objects::nonNull).toList();
    return figures.isEmpty() ? null : Spread.of(figures);
  }
}
