package io.branchline.forecasting.bench;

import io.branchline.forecasting.arrival.ArrivalModels;
import io.branchline.forecasting.arrival.BestOf;
import io.branchline.forecasting.arrival.Forecaster;
import io.branchline.forecasting.arrival.Grid;
import io.branchline.forecasting.arrival.Series;
import io.branchline.forecasting.arrival.SpecialDays;
import io.branchline.forecasting.calendar.HolidayCalendar;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.SplittableRandom;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

/** Two years of half hours of many made-up queues, forecast by every model on two threads. */
final class Scaling {

  private static final int DAYS = 731;
  private static final int AHEAD = 28;
  private static final int THREADS = 2;
  private static final LocalDate FIRST = LocalDate.of(2024, 1, 1);
  private static final Grid GRID = new Grid(ZoneId.of("Asia/Shanghai"), 30);
  private static final double[] WEEKDAYS = {1.15, 1.05, 1, 0.98, 1, 0.6, 0.45};

  private final Forecaster forecaster;
  private final long seed;

  Scaling(long seed) {
    SpecialDays days = new HolidayCalendar(null).years("CN", 2024, 2026).days();
    this.forecaster = new Forecaster(new BestOf(ArrivalModels.candidates(days)), days);
    this.seed = seed;
  }

  /** Seconds that forecasting so many series takes, making them up left out. */
  double seconds(int series) {
    ForkJoinPool pool = new ForkJoinPool(THREADS);
    try {
      long nanos =
          pool.submit(() -> IntStream.range(0, series).parallel().mapToLong(this::nanos).sum())
              .join();
      return TimeUnit.NANOSECONDS.toMillis(nanos) / 1000.0 / THREADS;
    } finally {
      pool.shutdown();
    }
  }

  private long nanos(int number) {
    Series series = series(number);
    long start = System.nanoTime();
    forecaster.forecast(series, FIRST.plusDays(DAYS), AHEAD);
    return System.nanoTime() - start;
  }

  private Series series(int number) {
    SplittableRandom random = new SplittableRandom(seed + number);
    double size = 0.5 + 20 * random.nextDouble();
    double level = 0;
    Series.Builder series = Series.builder(GRID);
    for (int day = 0; day < DAYS; day++) {
      LocalDate date = FIRST.plusDays(day);
      level += 0.005 * random.nextGaussian();
      double today =
          size
              * Math.exp(level + 0.04 * random.nextGaussian())
              * WEEKDAYS[date.getDayOfWeek().getValue() - 1];
      for (Grid.Interval interval : GRID.of(date)) {
        double hour = (interval.slot() - 26) / 9.0;
        double calls = poisson(today * Math.exp(-0.5 * hour * hour), random);
        series.add(interval.start(), calls, calls, 200 * calls);
      }
    }
    return series.build();
  }

  private static double poisson(double mean, SplittableRandom random) {
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
