package io.branchline.forecasting.job;

import io.branchline.warehouse.Failure;
import io.branchline.warehouse.Warehouse;
import io.branchline.warehouse.WarehouseConfig;
import io.branchline.warehouse.cli.Progress;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Forecasts every series by threads of this JVM, where there is no Spark: the same parts, the same
 * rows.
 */
public final class ForecastThreads {

  /** What stands for a Spark master where there is none. */
  public static final String MASTER = "threads";

  private static final int THREADS = 2;
  private static final int TASKS_A_THREAD = 8;

  private ForecastThreads() {}

  /** Forecasts and writes; the reports come in the keys' order. */
  public static List<SeriesReport> run(
      WarehouseConfig config, List<SeriesKey> keys, ForecastPlan plan) {
    int size =
        Math.max(1, (keys.size() + THREADS * TASKS_A_THREAD - 1) / (THREADS * TASKS_A_THREAD));
    ExecutorService threads =
        Executors.newFixedThreadPool(THREADS, work -> new Thread(work, "forecast"));
    try (Progress progress = Progress.of("forecast", "series", keys.size())) {
      List<Future<List<SeriesReport>>> parts = new ArrayList<>();
      for (int from = 0; from < keys.size(); from += size) {
        List<SeriesKey> part = keys.subList(from, Math.min(keys.size(), from + size));
        parts.add(
            threads.submit(
                () -> {
                  try (Warehouse warehouse = Warehouse.open(config)) {
                    List<SeriesReport> reports = ForecastPartition.compute(warehouse, part, plan);
                    progress.add(part.size());
                    return reports;
                  }
                }));
      }
      List<SeriesReport> reports = new ArrayList<>(keys.size());
      for (Future<List<SeriesReport>> part : parts) {
        reports.addAll(of(part));
      }
      return reports;
    } finally {
      threads.shutdownNow();
    }
  }

  private static List<SeriesReport> of(Future<List<SeriesReport>> part) {
    try {
      return part.get();
    } catch (ExecutionException e) {
      if (e.getCause() instanceof RuntimeException own) {
        throw own;
      }
      throw new IllegalStateException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new Failure(Failure.Code.INTERNAL, "The forecast was interrupted.", e);
    }
  }
}
