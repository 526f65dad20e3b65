package io.branchline.speech.flink;

import static java.util.Objects.requireNonNull;

import io.branchline.speech.job.RecordingJob;
import io.branchline.warehouse.Failure;
import io.branchline.warehouse.Home;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/** Runs the job: in this JVM, or wherever {@code flink run} sends it. */
public final class TranscribeRun {

  private static final Duration CHECKPOINT_EVERY = Duration.ofSeconds(10);

  private final TranscribeGraph graph;

  /** A run of this job. */
  public TranscribeRun(TranscribeGraph graph) {
    this.graph = requireNonNull(graph, "graph is null");
  }

  /** What a run did; after a failure in between, at least. */
  public record Tally(long transcribed, long doneBefore, long failed, long audioMillis) {}

  /**
   * In this JVM, until it ends or the thread is interrupted. Goes on where the last checkpoint of
   * the same folder was.
   */
  public void follow(Home home) {
    Path checkpoints =
        home.checkpoints()
            .resolve("transcribe-" + HexFormat.of().toHexDigits(graph.place().folder().hashCode()));
    Path temporary = home.root().resolve("tmp").resolve("flink");
    try {
      Files.createDirectories(temporary);
      Files.createDirectories(checkpoints);
    } catch (IOException e) {
      throw new Failure(
          Failure.Code.NO_ROOM, "Cannot write to " + home.root() + ": " + e.getMessage(), e);
    }
    Configuration configuration = new Configuration();
    settings(temporary, checkpoints).forEach(configuration::setString);
    latest(checkpoints)
        .ifPresent(
            path ->
                configuration.setString("execution.state-recovery.path", path.toUri().toString()));
    run(
        StreamExecutionEnvironment.createLocalEnvironment(1, configuration),
        "transcribe --follow " + graph.place().folder());
  }

  private static Map<String, String> settings(Path temporary, Path checkpoints) {
    return Map.ofEntries(
        Map.entry("execution.runtime-mode", "STREAMING"),
        Map.entry("io.tmp.dirs", temporary.toString()),
        Map.entry("execution.checkpointing.dir", checkpoints.toUri().toString()),
        Map.entry("execution.checkpointing.interval", CHECKPOINT_EVERY.toMillis() + "ms"),
        Map.entry(
            "execution.checkpointing.externalized-checkpoint-retention", "RETAIN_ON_CANCELLATION"),
        Map.entry("restart-strategy.type", "fixed-delay"),
        Map.entry("restart-strategy.fixed-delay.attempts", "2147483647"),
        Map.entry("restart-strategy.fixed-delay.delay", "5s"),
        Map.entry("taskmanager.memory.managed.size", "8m"),
        Map.entry("taskmanager.memory.network.min", "16m"),
        Map.entry("taskmanager.memory.network.max", "16m"),
        Map.entry("rest.bind-port", "0"),
        Map.entry("rest.bind-address", "127.0.0.1"),
        Map.entry("rest.address", "127.0.0.1"));
  }

  /**
   * On the cluster that {@code flink run} names; its configuration says how often to take a
   * checkpoint, else every ten seconds.
   */
  public Tally onCluster() {
    StreamExecutionEnvironment environment = StreamExecutionEnvironment.getExecutionEnvironment();
    if (!environment.getCheckpointConfig().isCheckpointingEnabled()) {
      environment.enableCheckpointing(CHECKPOINT_EVERY.toMillis());
    }
    return run(environment, "transcribe " + graph.place().folder());
  }

  private Tally run(StreamExecutionEnvironment environment, String name) {
    try {
      graph.build(environment);
      Map<String, Object> counts = environment.execute(name).getAllAccumulatorResults();
      return new Tally(
          count(counts, RecordingJob.Outcome.TRANSCRIBED.name()),
          count(counts, RecordingJob.Outcome.DONE_BEFORE.name()),
          count(counts, RecordingJob.Outcome.FAILED.name()),
          count(counts, CountResults.MILLIS));
    } catch (Exception e) {
      throw Failures.of(e);
    }
  }

  private static long count(Map<String, Object> counts, String name) {
    return counts.get(name) instanceof Long count ? count : 0;
  }

  /** The newest checkpoint that was completed. */
  private static Optional<Path> latest(Path checkpoints) {
    try (Stream<Path> files = Files.walk(checkpoints, 3)) {
      return files
          .filter(file -> file.getFileName().toString().equals("_metadata"))
          .max(Comparator.comparingLong(file -> file.toFile().lastModified()))
          .map(Path::getParent);
    } catch (IOException e) {
      throw new Failure(
          Failure.Code.UNAVAILABLE, "Cannot list " + checkpoints + ": " + e.getMessage(), e);
    }
  }
}
