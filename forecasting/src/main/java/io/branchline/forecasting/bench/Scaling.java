package io.branchline.forecasting.bench;

import com.sun.management.OperatingSystemMXBean;
import io.branchline.forecasting.arrival.ArrivalModels;
import io.branchline.forecasting.arrival.BestOf;
import io.branchline.forecasting.arrival.Forecaster;
import io.branchline.forecasting.arrival.Grid;
import io.branchline.forecasting.arrival.Series;
import io.branchline.forecasting.arrival.SpecialDays;
import io.branchline.forecasting.calendar.HolidayCalendar;
import java.lang.management.ManagementFactory;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.ForkJoinPool;

/**
 * Two years of half hours of many made-up queues, forecast by every model on two threads. All
 * histories lie in memory before the clock starts.
 */
final class Scaling {

  private static final int DAYS = 731;
  private static final int AHEAD = 28;
  private static final int THREADS = 2;
  private static final LocalDate FIRST = LocalDate.of(2024, 1, 1);
  private static final Grid GRID = new Grid(ZoneId.of("Asia/Shanghai"), 30);
  private static final double[] WEEKDAYS = {1.15, 1.05, 1, 0.98, 1, 0.6, 0.45};

  private final Forecaster forecaster;
  private final long seed;
  private final ForkJoinPool pool = new ForkJoinPool(THREADS);
  private final List<Series> histories = new ArrayList<>();

  Scaling(long seed) {
    SpecialDays days = new HolidayCalendar(null).years("CN", 2024, 2026).days();
    this.forecaster = new Forecaster(new BestOf(ArrivalModels.candidates(days)), days);
    this.seed = seed;
  }

  /**
   * A timed run.
   *
   * @param seconds by the clock on the wall
   * @param processorSeconds of all threads of this JVM together
   * @param peakMebibytes the most memory that this process has held so far, heap and all; NaN where
   *     the system does not tell
   */
  record Run(int series, double seconds, double processorSeconds, double peakMebibytes) {

    /** Processor milliseconds for each series. */
    double each() {
      return 1000 * processorSeconds / series;
    }
  }

  /** Forecasts so many series. */
  Run run(int series) {
    while (histories.size() < series) {
      histories.add(series(seed + histories.size()));
    }
    OperatingSystemMXBean system =
        (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
    long processor = system.getProcessCpuTime();
    long start = System.nanoTime();
    pool.submit(() -> histories.subList(0, series).parallelStream().forEach(this::forecast)).join();
    return new Run(
        series,
        (System.nanoTime() - start) / 1e9,
        (system.getProcessCpuTime() - processor) / 1e9,
        Memory.peakMebibytes());
  }

  private void forecast(Series history) {
    int expected = AHEAD * GRID.slots();
    int got = forecaster.forecast(history, FIRST.plusDays(DAYS), AHEAD).predictions().size();
    if (got != expected) {
      throw new IllegalStateException(got + " intervals were forecast, not " + expected);
    }
  }

  private static Series series(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
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
