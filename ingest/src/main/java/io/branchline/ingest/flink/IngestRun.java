package io.branchline.ingest.flink;

import static java.util.Objects.requireNonNull;

import io.branchline.ingest.format.LineFormat;
import io.branchline.ingest.format.RawLine;
import io.branchline.ingest.repair.AgentRepair;
import io.branchline.ingest.repair.CallRepair;
import io.branchline.ingest.topic.Topic;
import io.branchline.ingest.topic.TopicClient;
import io.branchline.warehouse.Failure;
import io.branchline.warehouse.Home;
import io.branchline.warehouse.Warehouse;
import io.branchline.warehouse.WarehouseConfig;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.flink.api.common.JobExecutionResult;
import org.apache.flink.api.connector.source.Source;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/** Runs the job in this JVM: once over files or a topic, or following a folder or a topic. */
public final class IngestRun {

  private static final Duration CHECKPOINT_EVERY = Duration.ofSeconds(5);
  private static final String SOURCES_LOG =
      "org.slf4j.simpleLogger.log.org.apache.flink.runtime.source.coordinator";

  private final Home home;
  private final WarehouseConfig warehouse;
  private final LineFormat format;
  private final IngestJob.Times times;
  private final int parallelism;

  /** A run with the home's folders, into a warehouse. */
  public IngestRun(
      Home home,
      WarehouseConfig warehouse,
      LineFormat format,
      IngestJob.Times times,
      int parallelism) {
    this.home = requireNonNull(home, "home is null");
    this.warehouse = requireNonNull(warehouse, "warehouse is null");
    this.format = requireNonNull(format, "format is null");
    this.times = requireNonNull(times, "times is null");
    this.parallelism = parallelism;
  }

  /**
   * Reads files to their ends and puts right what earlier runs had of the same calls.
   *
   * @throws Failure where the warehouse fails
   */
  public Tally once(List<Path> files) {
    List<String> paths = files.stream().map(Path::toString).toList();
    return once(LineSource.of(paths, format.hasHeader()), paths, "ingest");
  }

  /**
   * Reads a topic to where it ends now, as files are read.
   *
   * @throws Failure where the warehouse fails
   */
  public Tally once(Topic topic, TopicClient.Description description) {
    return once(
        TopicSource.toItsEnd(topic), topic.sources(description.partitions()), "ingest --kafka");
  }

  private Tally once(Source<RawLine, ?, ?> source, List<String> names, String job) {
    Configuration configuration = common();
    configuration.setString("execution.runtime-mode", "BATCH");
    configuration.setString("execution.batch-shuffle-mode", "ALL_EXCHANGES_PIPELINED");
    configuration.setString("jobmanager.scheduler", "Default");
    configuration.setString("restart-strategy.type", "none");
    // what the sort holds before it spills, outside of the heap: about a month of half a million
    // calls
    configuration.setString("taskmanager.memory.managed.size", "1280m");
    Tally tally = new Tally(run(configuration, source, IngestJob.Order.MIXED, job));
    if (tally.events() > 0) {
      try (Warehouse client = Warehouse.open(warehouse)) {
        new CallRepair(client).repair(tally.earliest(), tally.latest());
        new AgentRepair(client).repair(tally.earliest(), tally.latest(), names);
      }
    }
    return tally;
  }

  /**
   * Follows a folder until the thread is interrupted or the JVM ends. Goes on where the last
   * checkpoint of the same folder was.
   */
  public void follow(Path folder) {
    follow(
        LineSource.following(folder.toString(), format.hasHeader()),
        IngestJob.Order.MIXED,
        HexFormat.of().toHexDigits(folder.toString().hashCode()),
        "ingest --follow");
  }

  /**
   * Follows a topic until the thread is interrupted or the JVM ends. Goes on where the last
   * checkpoint of the same topic of the same cluster was.
   */
  public void follow(Topic topic, TopicClient.Description description) {
    // that brokers do not answer is the caller's to say, in a line; here it would be a trace
    System.setProperty(SOURCES_LOG, "off");
    follow(
        TopicSource.following(topic),
        IngestJob.Order.BY_SPLIT,
        "kafka-" + description.id(),
        "ingest --kafka");
  }

  private void follow(
      Source<RawLine, ?, ?> source, IngestJob.Order order, String input, String job) {
    Path checkpoints = home.checkpoints().resolve("ingest-" + input);
    Configuration configuration = common();
    configuration.setString("execution.runtime-mode", "STREAMING");
    configuration.setString("execution.checkpointing.dir", checkpoints.toUri().toString());
    configuration.setString("execution.checkpointing.interval", CHECKPOINT_EVERY.toMillis() + "ms");
    configuration.setString(
        "execution.checkpointing.externalized-checkpoint-retention", "RETAIN_ON_CANCELLATION");
    configuration.setString("restart-strategy.type", "fixed-delay");
    configuration.setString("restart-strategy.fixed-delay.attempts", "2147483647");
    configuration.setString("restart-strategy.fixed-delay.delay", "5s");
    latest(checkpoints)
        .ifPresent(
            path ->
                configuration.setString("execution.state-recovery.path", path.toUri().toString()));
    run(configuration, source, order, job);
  }

  /** The newest checkpoint that was completed. */
  private static Optional<Path> latest(Path checkpoints) {
    if (!Files.isDirectory(checkpoints)) {
      return Optional.empty();
    }
    try (Stream<Path> files = Files.walk(checkpoints, 3)) {
      return files
          .filter(file -> file.getFileName().toString().equals("_metadata"))
          .max(Comparator.comparing(IngestRun::modified))
          .map(Path::getParent);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static long modified(Path file) {
    try {
      return Files.getLastModifiedTime(file).toMillis();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Configuration common() {
    Path temporary = home.root().resolve("tmp").resolve("flink");
    try {
      Files.createDirectories(temporary);
    } catch (IOException e) {
      throw new Failure(
          Failure.Code.NO_ROOM, "Cannot write to " + temporary + ": " + e.getMessage(), e);
    }
    Configuration configuration = new Configuration();
    configuration.setString("io.tmp.dirs", temporary.toString());
    configuration.setString("parallelism.default", Integer.toString(parallelism));
    configuration.setString("pipeline.max-parallelism", "128");
    configuration.setString("pipeline.generic-types", "false");
    configuration.setString("pipeline.object-reuse", "true");
    configuration.setString("taskmanager.memory.managed.size", "128m");
    configuration.setString("taskmanager.memory.network.min", "64m");
    configuration.setString("taskmanager.memory.network.max", "64m");
    configuration.setString("rest.bind-port", "0");
    configuration.setString("rest.bind-address", "127.0.0.1");
    configuration.setString("rest.address", "127.0.0.1");
    return configuration;
  }

  private Map<String, Object> run(
      Configuration configuration,
      Source<RawLine, ?, ?> source,
      IngestJob.Order order,
      String name) {
    try {
      StreamExecutionEnvironment environment =
          StreamExecutionEnvironment.createLocalEnvironment(parallelism, configuration);
      new IngestJob(source, order, format, new RowSink(warehouse, format.zone()), times)
          .build(environment);
      JobExecutionResult result = environment.execute(name);
      return result.getAllAccumulatorResults();
    } catch (Exception e) {
      throw Failures.of(e);
    }
  }
}
