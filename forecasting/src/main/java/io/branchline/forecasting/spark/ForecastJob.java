package io.branchline.forecasting.spark;

import io.branchline.forecasting.job.ForecastPartition;
import io.branchline.forecasting.job.ForecastPlan;
import io.branchline.forecasting.job.SeriesKey;
import io.branchline.forecasting.job.SeriesReport;
import io.branchline.warehouse.Failure;
import io.branchline.warehouse.Warehouse;
import io.branchline.warehouse.WarehouseConfig;
import io.branchline.warehouse.cli.Progress;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.apache.spark.SparkConf;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.api.java.function.FlatMapFunction;
import org.apache.spark.scheduler.SparkListener;
import org.apache.spark.scheduler.SparkListenerTaskEnd;
import org.apache.spark.util.LongAccumulator;

/** Forecasts every series, some a task; each task opens the warehouse once. */
public final class ForecastJob implements AutoCloseable {

  /** Two threads in this JVM. */
  public static final String LOCAL = "local[2]";

  private static final String LOGGING = "log4j2.configurationFile";
  private static final int TASKS_A_CORE = 4;

  private final JavaSparkContext context;

  /** Starts Spark. {@code spark-submit} may have named the master already. */
  public ForecastJob(String master) {
    if (System.getProperty(LOGGING) == null) {
      System.setProperty(LOGGING, "io/branchline/forecasting/spark/log4j2.properties");
    }
    SparkConf conf =
        new SparkConf()
            .setAppName("branchline forecast")
            .setIfMissing("spark.master", master)
            .setIfMissing("spark.ui.enabled", "false")
            .setIfMissing("spark.ui.showConsoleProgress", "false");
    if (conf.get("spark.master").startsWith("local")) {
      conf.setIfMissing("spark.driver.bindAddress", "127.0.0.1")
          .setIfMissing("spark.driver.host", "127.0.0.1")
          .setIfMissing("spark.local.dir", System.getProperty("java.io.tmpdir"));
    }
    context = new JavaSparkContext(conf);
  }

  /** Forecasts and writes; the reports come in the keys' order. */
  public List<SeriesReport> run(
      WarehouseConfig warehouse, List<SeriesKey> keys, ForecastPlan plan) {
    int tasks = Math.min(keys.size(), TASKS_A_CORE * context.defaultParallelism());
    LongAccumulator done = context.sc().longAccumulator("series");
    try (Progress progress = Progress.of("forecast", "series", keys.size())) {
      SparkListener listener =
          new SparkListener() {
            @Override
            public void onTaskEnd(SparkListenerTaskEnd end) {
              progress.add(done.value() - progress.done());
            }
          };
      context.sc().addSparkListener(listener);
      try {
        return context
            .parallelize(keys, tasks)
            .mapPartitions(new Task(warehouse, plan, done))
            .collect();
      } catch (RuntimeException e) {
        throw own(e);
      } finally {
        context.sc().removeSparkListener(listener);
      }
    }
  }

  @Override
  public void close() {
    context.stop();
  }

  /** A task's own failure, which Spark wraps. */
  private static RuntimeException own(RuntimeException e) {
    for (Throwable cause = e; cause != null; cause = cause.getCause()) {
      if (cause instanceof Failure failure) {
        return failure;
      }
    }
    return e;
  }

  private record Task(WarehouseConfig config, ForecastPlan plan, LongAccumulator done)
      implements FlatMapFunction<Iterator<SeriesKey>, SeriesReport> {
    @Override
    public Iterator<SeriesReport> call(Iterator<SeriesKey> keys) {
      List<SeriesKey> some = new ArrayList<>();
      keys.forEachRemaining(some::add);
      try (Warehouse warehouse = Warehouse.open(config)) {
        List<SeriesReport> reports = ForecastPartition.compute(warehouse, some, plan);
        done.add(reports.size());
        return reports.iterator();
      }
    }
  }
}
