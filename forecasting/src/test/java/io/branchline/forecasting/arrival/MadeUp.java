package io.branchline.forecasting.arrival;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

/**
 * A queue whose truth is known: level that drifts by weeks, days and slots of their own, Poisson
 * calls.
 */
final class MadeUp {

  static final Grid GRID = new Grid(ZoneId.of("Asia/Shanghai"), 30);
  static final LocalDate FIRST = LocalDate.of(2026, 1, 5);
  private static final double[] WEEKDAYS = {.12, .03, -.03, -.02, 0, -.5, -.9};

  private final double[][] calls;

  MadeUp(long seed, int days, double size, double weekly, double daily, double slotwise) {
    RandomGenerator random = new SplittableRandom(seed);
    calls = new double[days][GRID.slots()];
    double level = 0;
    for (int day = 0; day < days; day++) {
      level += day % 7 == 0 ? weekly * random.nextGaussian() : 0;
      double today = level + daily * random.nextGaussian() + WEEKDAYS[day % 7];
      for (int slot = 16; slot < 40; slot++) {
        double hour = (slot - 27) / 9.0;
        double rate = today - 0.5 * hour * hour + slotwise * random.nextGaussian();
        calls[day][slot] = poisson(size * Math.exp(rate), random);
      }
    }
  }

  double calls(LocalDate date, int slot) {
    return calls[(int) (date.toEpochDay() - FIRST.toEpochDay())][slot];
  }

  /** Lets something else have come. */
  MadeUp with(int day, int slot, double came) {
    calls[day][slot] = came;
    return this;
  }

  Series series(int days) {
    Series.Builder series = Series.builder(GRID);
    for (int day = 0; day < days; day++) {
      for (Grid.Interval interval : GRID.of(FIRST.plusDays(day))) {
        double came = calls[day][interval.slot()];
        series.add(interval.start(), came, came, 180 * came);
      }
    }
    return series.build();
  }

  static double poisson(double mean, RandomGenerator random) {
    if (mean > 100) {
      return Math.max(0, Math.rint(mean + Math.sqrt(mean) * random.nextGaussian()));
    }
    double left = Math.exp(-mean);
    double product = random.nextDouble();
    int count = 0;
    while (product > left) {
      product *= random.nextDouble();
      count++;
    }
    return count;
  }
}
