package io.branchline.ingest;

import static java.util.Objects.requireNonNull;

import io.branchline.ingest.flink.IngestJob;
import io.branchline.ingest.flink.IngestRun;
import io.branchline.ingest.flink.Tally;
import io.branchline.ingest.format.CanonicalFormat;
import io.branchline.ingest.topic.Topic;
import io.branchline.ingest.topic.TopicClient;
import io.branchline.ingest.topic.TrialTopic;
import io.branchline.warehouse.Failure;
import io.branchline.warehouse.Warehouse;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * The same lines through a topic: sent, read once to its end, and followed until all is written.
 */
final class BenchTopic {

  private static final int PARTITIONS = 4;

  private final Topic topic;
  private final int parallelism;
  private final Printer printer;

  /** Prints one measurement and gives its rate. */
  @FunctionalInterface
  interface Printer {
    double rate(String what, long lines, long startNanos);
  }

  BenchTopic(String servers, int parallelism, Printer printer) {
    this.topic = Topic.of(servers, "branchline-bench-" + ProcessHandle.current().pid(), null);
    this.parallelism = parallelism;
    this.printer = requireNonNull(printer, "printer is null");
  }

  /**
   * Rates of reading once and of following.
   *
   * @param once lines a second with {@code --until-end}
   * @param following lines a second until every event is in its table
   */
  record Rates(double once, double following) {}

  /**
   * Measures.
   *
   * @param events how many events the lines tell of
   */
  Rates run(List<Path> files, long lines, long events) throws IOException {
    try (TopicClient client = TopicClient.open(topic);
        TrialTopic trial = TrialTopic.create(topic, PARTITIONS)) {
      long startNanos = System.nanoTime();
      trial.send(files);
      printer.rate("topic, sending", lines, startNanos);
      TopicClient.Description description = client.describe();
      return new Rates(once(description, lines), following(description, lines, events));
    }
  }

  private double once(TopicClient.Description description, long lines) throws IOException {
    try (ThrowawayEngine engine =
        ThrowawayEngine.start(Files.createTempDirectory("branchline-bench"))) {
      long startNanos = System.nanoTime();
      Tally tally = run(engine).once(topic, description);
      if (tally.lines() != lines) {
        throw new Failure(
            Failure.Code.INTERNAL, "Of " + lines + " messages, " + tally.lines() + " were read.");
      }
      return printer.rate("topic, once", lines, startNanos);
    }
  }

  private double following(TopicClient.Description description, long lines, long events)
      throws IOException {
    try (ThrowawayEngine engine =
            ThrowawayEngine.start(Files.createTempDirectory("branchline-bench"));
        Warehouse warehouse = Warehouse.open(engine.warehouse())) {
      FutureTask<Void> job = new FutureTask<>(() -> run(engine).follow(topic, description), null);
      Thread thread = new Thread(job, "bench-follow");
      thread.setDaemon(true);
      long startNanos = System.nanoTime();
      thread.start();
      while (!isOver(job) && written(warehouse) < events) {
        // isOver waits
      }
      double rate = printer.rate("topic, following", lines, startNanos);
      thread.interrupt();
      return rate;
    }
  }

  private static double written(Warehouse warehouse) {
    Double rows = warehouse.number("SELECT count() FROM acd_events FINAL", Map.of());
    return rows == null ? 0 : rows;
  }

  /** Waits a moment; fails as the job does. */
  private static boolean isOver(FutureTask<Void> job) {
    try {
      job.get(200, TimeUnit.MILLISECONDS);
      return true;
    } catch (TimeoutException e) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return true;
    } catch (ExecutionException e) {
      throw e.getCause() instanceof Failure failure
          ? failure
          : new Failure(Failure.Code.INTERNAL, "Following ended: " + e.getCause(), e);
    }
  }

  private IngestRun run(ThrowawayEngine engine) {
    return new IngestRun(
        engine.home(),
        engine.warehouse(),
        new CanonicalFormat("", "UTC"),
        IngestJob.Times.DEFAULT,
        parallelism);
  }
}
