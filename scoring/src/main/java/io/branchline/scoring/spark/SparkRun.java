package io.branchline.scoring.spark;

import io.branchline.warehouse.Failure;
import io.branchline.warehouse.cli.Progress;
import java.util.List;
import org.apache.spark.SparkConf;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.api.java.function.Function;
import org.apache.spark.scheduler.SparkListener;
import org.apache.spark.scheduler.SparkListenerTaskEnd;

/** A Spark context for one command: small, quiet, local unless a master is named. */
public final class SparkRun implements AutoCloseable {

  /** Two threads in this JVM. */
  public static final String LOCAL = "local[2]";

  private static final String LOGGING = "log4j2.configurationFile";
  private final JavaSparkContext context;

  /** Starts Spark. {@code spark-submit} may have named the master already. */
  public SparkRun(String name, String master) {
    quiet();
    SparkConf conf =
        new SparkConf()
            .setAppName(name)
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

  /** Keeps Spark's log to itself; must come before anything else logs. */
  public static void quiet() {
    if (System.getProperty(LOGGING) == null) {
      System.setProperty(LOGGING, "classpath:io/branchline/scoring/spark/log4j2.properties");
    }
  }

  /** Works on every key, a task each, and gives the results in the keys' order. */
  public <K, R> List<R> forEach(List<K> keys, String what, Function<K, R> work) {
    if (keys.isEmpty()) {
      return List.of();
    }
    try (Progress progress = Progress.of(what, "partitions", keys.size())) {
      SparkListener listener =
          new SparkListener() {
            @Override
            public void onTaskEnd(SparkListenerTaskEnd taskEnd) {
              progress.add(1);
            }
          };
      context.sc().addSparkListener(listener);
      try {
        return context.parallelize(keys, keys.size()).map(work).collect();
      } catch (Exception e) {
        // Scala declares nothing: what arrives here may be Spark's checked exception.
        throw rootFailure(what, e);
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
  private static Failure rootFailure(String what, Exception e) {
    for (Throwable cause = e; cause != null; cause = cause.getCause()) {
      if (cause instanceof Failure failure) {
        return failure;
      }
    }
    return new Failure(
        Failure.Code.INTERNAL,
        "The Spark job "
            + what
            + " stopped: "
            + String.valueOf(e.getMessage()).lines().findFirst().orElse("")
            + ". --verbose shows where.",
        e);
  }
}
