package io.branchline.ingest;

import io.branchline.ingest.flink.IngestJob;
import io.branchline.ingest.flink.IngestRun;
import io.branchline.ingest.flink.ReadProgress;
import io.branchline.ingest.flink.Tally;
import io.branchline.ingest.format.CanonicalFormat;
import io.branchline.ingest.format.LineFormat;
import io.branchline.ingest.format.QueueLogFormat;
import io.branchline.ingest.format.WideRowFormat;
import io.branchline.ingest.read.BlockCutter;
import io.branchline.ingest.read.InputFiles;
import io.branchline.ingest.simulate.BankLoader;
import io.branchline.ingest.topic.Topic;
import io.branchline.ingest.topic.TopicClient;
import io.branchline.warehouse.Failure;
import io.branchline.warehouse.Home;
import io.branchline.warehouse.Warehouse;
import io.branchline.warehouse.WarehouseConfig;
import io.branchline.warehouse.cli.Progress;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Reads events into the warehouse: of files once, of a folder or a Kafka topic for ever. */
@Command(
    name = "ingest",
    mixinStandardHelpOptions = true,
    description = {
      "Reads ACD events into the warehouse: one row per call.",
      "Files (or a topic's messages, a line each) may hold canonical JSON lines, Asterisk's queue_log, or (with --mapping) one wide row"
          + " per call. Reading the same file again changes nothing."
    })
final class IngestCommand implements Callable<Integer> {

  private final Supplier<WarehouseConfig> warehouses;
  private final Supplier<Home> homes;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Parameters(paramLabel = "FILE", arity = "0..*", description = "Files, or folders of files.")
  private List<Path> files = List.of();

  @Option(
      names = "--follow",
      paramLabel = "DIR",
      description = "Reads the folder's files as they come and grow, until stopped.")
  private @Nullable Path follow;

  @Mixin private TopicOptions topics = new TopicOptions();

  @Option(
      names = "--format",
      paramLabel = "NAME",
      description =
          "canonical or queue-log; by default a file's first line tells, a topic is canonical.")
  private @Nullable String format;

  @Option(
      names = "--mapping",
      paramLabel = "NAME|FILE",
      description = "How to read wide rows: a built-in mapping (anonymous-bank) or a YAML file.")
  private @Nullable String mapping;

  @Option(
      names = "--branch",
      paramLabel = "ID",
      description = "The branch of events that name none, such as a queue_log's.")
  private String branch = "";

  @Option(
      names = "--zone",
      paramLabel = "ZONE",
      description = "The zone of branches that are new (default: UTC).")
  private String zone = "UTC";

  @Option(
      names = "--open-limit",
      paramLabel = "HOURS",
      description = "A call is open when nothing came for so long (default: 4).")
  private double openLimitHours = 4;

  @Option(
      names = "--parallelism",
      paramLabel = "N",
      description = "Readers and assemblers (default: one a core, at most 8).")
  private int parallelism = Math.min(8, Runtime.getRuntime().availableProcessors());

  /** The command on what the environment names. */
  IngestCommand() {
    this(WarehouseConfig::current, Home::current);
  }

  /** The command on a warehouse and a home of one's own. */
  IngestCommand(Supplier<WarehouseConfig> warehouses, Supplier<Home> homes) {
    this.warehouses = warehouses;
    this.homes = homes;
  }

  @Override
  public Integer call() {
    Topic topic = topics.topic();
    checkOptions(topic);
    WarehouseConfig warehouse = warehouses.get();
    IngestJob.Times times =
        IngestJob.Times.DEFAULT.withOpenLimit(
            Duration.ofMillis((long) (openLimitHours * 3_600_000)));
    if (topic != null) {
      return topic(topic, warehouse, times);
    }
    Path folder = follow;
    if (folder != null) {
      return follow(folder.toAbsolutePath().normalize(), warehouse, times);
    }
    return once(warehouse, times);
  }

  private void checkOptions(@Nullable Topic topic) {
    int inputs = (files.isEmpty() ? 0 : 1) + (follow == null ? 0 : 1) + (topic == null ? 0 : 1);
    if (inputs != 1) {
      throw new Failure(
          Failure.Code.USAGE,
          "Name files to read, or a folder with --follow DIR, or a topic with --kafka HOST:PORT"
              + " --topic NAME: one of the three.");
    }
    if (openLimitHours <= 0 || openLimitHours > 10_000) {
      throw new Failure(
          Failure.Code.USAGE, "--open-limit " + openLimitHours + " is not a number of hours.");
    }
    if (parallelism < 1 || parallelism > 128) {
      throw new Failure(
          Failure.Code.USAGE, "--parallelism " + parallelism + " is not from 1 to 128.");
    }
    try {
      zone = ZoneId.of(zone).getId();
    } catch (DateTimeException e) {
      throw new Failure(
          Failure.Code.USAGE, "--zone '" + zone + "' is not an IANA zone. Maybe Asia/Shanghai?", e);
    }
  }

  private int once(WarehouseConfig warehouse, IngestJob.Times times) {
    loadBanks(warehouse);
    List<Path> inputs = new ArrayList<>(InputFiles.of(files));
    inputs.removeIf(file -> BankLoader.FILES.contains(String.valueOf(file.getFileName())));
    List<Path> usable = new ArrayList<>();
    LineFormat lines = formatOf(inputs, usable);
    if (lines.hasHeader()) {
      usable.removeIf(file -> size(file) == 0);
      for (Path file : usable) {
        lines.checkHeader(file.toString(), BlockCutter.firstLine(file));
      }
    }
    long bytes = 0;
    for (Path file : usable) {
      bytes += size(file);
    }
    long startNanos = System.nanoTime();
    Tally tally;
    try (Progress progress = Progress.of("read", "bytes", bytes)) {
      ReadProgress.watch(progress::add);
      tally = new IngestRun(homes.get(), warehouse, lines, times, parallelism).once(usable);
    } finally {
      ReadProgress.watch(read -> {});
    }
    return report(
        tally,
        usable.stream().map(Path::toString).toList(),
        (System.nanoTime() - startNanos) / 1e9);
  }

  private int topic(Topic topic, WarehouseConfig warehouse, IngestJob.Times times) {
    LineFormat lines = formatOf(List.of(), new ArrayList<>());
    if (lines.hasHeader()) {
      throw new Failure(
          Failure.Code.USAGE,
          "Mapping '"
              + lines.name()
              + "' takes the columns' names from a header line, and messages have none. Name them"
              + " in the mapping: columns: [a, b, ...]");
    }
    try (TopicClient client = TopicClient.open(topic)) {
      TopicClient.Description description = client.describe();
      IngestRun run = new IngestRun(homes.get(), warehouse, lines, times, parallelism);
      if (topics.isUntilEnd()) {
        return topicOnce(topic, client, description, run);
      }
      out().println("Following " + topic + " (" + lines.name() + "). Stop with Ctrl-C.");
      try (TopicWatch watch = TopicWatch.following(topic, client, description, err())) {
        run.follow(topic, description);
      }
      return 0;
    }
  }

  private int topicOnce(
      Topic topic, TopicClient client, TopicClient.Description description, IngestRun run) {
    long startNanos = System.nanoTime();
    Tally tally;
    try (Progress progress = Progress.of("read", "messages", client.messages(description));
        TopicWatch watch = TopicWatch.once(topic, client, description, err(), progress)) {
      tally = run.once(topic, description);
    }
    return report(
        tally, topic.sources(description.partitions()), (System.nanoTime() - startNanos) / 1e9);
  }

  /** A folder of the simulator (or of an export) also says who its branches, queues, agents are. */
  private void loadBanks(WarehouseConfig config) {
    for (Path path : files) {
      if (Files.isDirectory(path)
          && BankLoader.FILES.stream().anyMatch(name -> Files.exists(path.resolve(name)))) {
        try (Warehouse client = Warehouse.open(config)) {
          BankLoader.load(path, client);
        }
      }
    }
  }

  private int follow(Path folder, WarehouseConfig warehouse, IngestJob.Times times) {
    if (!Files.isDirectory(folder)) {
      throw new Failure(
          Failure.Code.BAD_INPUT, folder + " is not a folder. Create it, or follow another one.");
    }
    LineFormat lines =
        mapping == null && format == null
            ? formatOf(InputFiles.of(List.of(folder)), new ArrayList<>())
            : formatOf(List.of(), new ArrayList<>());
    out().println("Following " + folder + " (" + lines.name() + "). Stop with Ctrl-C.");
    new IngestRun(homes.get(), warehouse, lines, times, parallelism).follow(folder);
    return 0;
  }

  private LineFormat formatOf(List<Path> inputs, List<Path> usable) {
    String mappingName = mapping;
    if (mappingName != null) {
      usable.addAll(inputs);
      return WideRowFormat.find(mappingName);
    }
    String formatName = format;
    if (formatName != null) {
      usable.addAll(inputs);
      return named(formatName);
    }
    Set<InputFiles.Kind> kinds = EnumSet.noneOf(InputFiles.Kind.class);
    for (Path file : inputs) {
      InputFiles.Kind kind = InputFiles.kindOf(file);
      if (kind == InputFiles.Kind.EMPTY) {
        err().println("branchline: " + file + " is empty: nothing to read.");
      } else if (kind == InputFiles.Kind.UNKNOWN && !namedByItself(file)) {
        err().println("branchline: " + file + " is left out: it does not look like events.");
      } else {
        kinds.add(kind);
        usable.add(file);
      }
    }
    if (kinds.contains(InputFiles.Kind.CANONICAL) && kinds.contains(InputFiles.Kind.QUEUE_LOG)) {
      throw new Failure(
          Failure.Code.USAGE,
          "Some files are canonical events and some are queue_log. Read them in two runs.");
    }
    return named(kinds.contains(InputFiles.Kind.QUEUE_LOG) ? "queue-log" : "canonical");
  }

  private boolean namedByItself(Path file) {
    return files.stream().anyMatch(path -> path.toAbsolutePath().normalize().equals(file));
  }

  private LineFormat named(String name) {
    return switch (name.toLowerCase(Locale.ROOT)) {
      case "canonical" -> new CanonicalFormat(branch, zone);
      case "queue-log", "queue_log" -> new QueueLogFormat(branch, zone);
      default ->
          throw new Failure(
              Failure.Code.USAGE,
              "--format '" + name + "' is unknown. Maybe canonical, or queue-log?");
    };
  }

  private static long size(Path file) {
    try {
      return Files.size(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Says what was read, and gives the exit status: were all lines dead letters, it failed. */
  private int report(Tally tally, List<String> sources, double seconds) {
    for (String source : sources) {
      if (tally.usableLines(source) == 0 && tally.unusableLines(source) > 0) {
        err()
            .printf(
                Locale.ROOT,
                "branchline: %s holds nothing usable, dead letters only (%,d). See: SELECT"
                    + " reason, detail FROM dead_letters WHERE source = '%s'%n",
                source,
                tally.unusableLines(source),
                source);
      }
    }
    PrintWriter out = out();
    out.printf(
        Locale.ROOT,
        "%,d lines = %,d events + %,d duplicates + %,d ignored + %,d dead letters%n",
        tally.lines(),
        tally.eventLines(),
        tally.duplicates(),
        tally.ignored(),
        tally.deadLetters());
    StringBuilder outcomes = new StringBuilder();
    long[] calls = {0};
    tally
        .calls()
        .forEach(
            (outcome, count) -> {
              calls[0] += count;
              String name = outcome.name().toLowerCase(Locale.ROOT).replace('_', ' ');
              outcomes
                  .append(outcomes.length() == 0 ? "" : ", ")
                  .append(String.format(Locale.ROOT, "%,d %s", count, name));
            });
    out.printf(Locale.ROOT, "%,d calls: %s%n", calls[0], outcomes);
    out.printf(
        Locale.ROOT,
        "%.1f s, %,.0f events/s, %,.0f lines/s%n",
        seconds,
        tally.events() / Math.max(seconds, 1e-3),
        tally.lines() / Math.max(seconds, 1e-3));
    boolean nothingUsable = tally.lines() > 0 && tally.deadLetters() == tally.lines();
    return nothingUsable ? Failure.Code.BAD_INPUT.exitStatus() : 0;
  }

  private PrintWriter out() {
    return spec.commandLine().getOut();
  }

  private PrintWriter err() {
    return spec.commandLine().getErr();
  }
}
