package io.branchline.speech;

import io.branchline.speech.category.CategoryTable;
import io.branchline.speech.job.Delays;
import io.branchline.speech.job.FileNamePattern;
import io.branchline.speech.job.RecordingFacts;
import io.branchline.speech.job.RecordingFolder;
import io.branchline.speech.job.TranscribeJob;
import io.branchline.speech.job.Transcriber;
import io.branchline.speech.mask.SecretMask;
import io.branchline.speech.policy.Policies;
import io.branchline.speech.recognise.Models;
import io.branchline.speech.recognise.Recognisers;
import io.branchline.speech.search.follow.IndexFollower;
import io.branchline.warehouse.Failure;
import io.branchline.warehouse.Home;
import io.branchline.warehouse.Warehouse;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Transcribes the recordings of a folder. */
@Command(
    name = "transcribe",
    mixinStandardHelpOptions = true,
    description = {
      "Transcribe the recordings of a folder into the tables and the index.",
      "Recordings that are done are skipped; a broken one is reported, and the rest goes on."
    })
final class TranscribeCommand implements Callable<Integer> {

  @Spec CommandSpec spec;

  @Parameters(paramLabel = "DIR", description = "The folder with WAV files and their sidecars.")
  Path folder;

  @Option(
      names = "--pattern",
      paramLabel = "PATTERN",
      description =
          "Read call and side from file names below DIR, e.g. audio/{side}/{call}.wav;"
              + " {branch}, {queue}, {agent} and * may be used.")
  @Nullable String pattern;

  @Option(
      names = "--delays",
      paramLabel = "FILE",
      description = "CSV of call,side,delay_ms: where a side's file starts on the call's clock.")
  @Nullable Path delays;

  @Option(
      names = "--branch",
      description = "The branch of recordings that neither the calls nor a sidecar tell.")
  @Nullable String branch;

  @Option(names = "--queue", description = "Their queue.")
  @Nullable String queue;

  @Option(names = "--agent", description = "Their agent.")
  @Nullable String agent;

  @Option(
      names = "--started-at",
      paramLabel = "INSTANT",
      description = "Their start, e.g. 2026-01-05T09:30:00Z.")
  @Nullable String startedAt;

  @Option(names = "--language", description = "Their language (default: en).")
  @Nullable String language;

  @Option(
      names = "--model",
      paramLabel = "LANGUAGE=FOLDER",
      description = "A Vosk model for a language; may be repeated.")
  Map<String, Path> models = new HashMap<>();

  @Option(
      names = "--workers",
      paramLabel = "N",
      description = "Recordings worked on at a time (default: the number of cores).")
  int workers = Runtime.getRuntime().availableProcessors();

  @Option(names = "--again", description = "Transcribe what is done, too: after a new model.")
  boolean again;

  @Override
  public Integer call() {
    if (workers < 1) {
      throw new Failure(Failure.Code.USAGE, "--workers is " + workers + "; 1 or more is needed.");
    }
    Home home = Home.current();
    RecordingFolder.Found found =
        new RecordingFolder(
                folder,
                Optional.ofNullable(pattern).map(FileNamePattern::of),
                delays == null ? Delays.none() : Delays.read(delays))
            .find();
    if (found.recordings().isEmpty() && found.problems().isEmpty()) {
      throw new Failure(
          Failure.Code.BAD_INPUT,
          "There is no recording in "
              + folder
              + ". Maybe the pattern does not fit? A recording is a .wav file.");
    }
    try (Warehouse warehouse = Warehouse.open();
        Recognisers recognisers = new Recognisers(new Models(home), models)) {
      TranscribeJob job =
          new TranscribeJob(
              warehouse,
              recognisers::of,
              new Transcriber(new SecretMask(new Policies(warehouse).current().policy())),
              spec.commandLine().getErr());
      TranscribeJob.Summary summary =
          job.run(found, new TranscribeJob.Options(workers, again, defaults()));
      print(summary);
      index(warehouse, home);
      return summary.failed() == 0 ? 0 : Failure.Code.BAD_INPUT.exitStatus();
    }
  }

  /** Where a console runs, it follows the tables by itself; else what is new is indexed here. */
  private void index(Warehouse warehouse, Home home) {
    PrintWriter log = spec.commandLine().getErr();
    IndexFollower.tryOpen(warehouse, home.index(), new CategoryTable(warehouse), log::println)
        .ifPresent(
            follower -> {
              try (follower) {
                follower.catchUp();
              }
            });
  }

  private RecordingFacts defaults() {
    return new RecordingFacts(null, branch, queue, agent, start(), language);
  }

  private @Nullable Instant start() {
    try {
      return startedAt == null ? null : Instant.parse(startedAt);
    } catch (DateTimeException e) {
      throw new Failure(
          Failure.Code.USAGE,
          "--started-at '" + startedAt + "' is not an instant such as 2026-01-05T09:30:00Z.",
          e);
    }
  }

  private void print(TranscribeJob.Summary summary) {
    spec.commandLine()
        .getOut()
        .println(
            String.format(
                Locale.ROOT,
                "%,d recordings = %,d transcribed + %,d done before + %,d failed;"
                    + " %.1f minutes of calls in %.1f s, %.1f times real time",
                summary.found(),
                summary.transcribed(),
                summary.skipped(),
                summary.failed(),
                summary.audio().toMillis() / 60_000.0,
                summary.elapsed().toMillis() / 1000.0,
                summary.timesRealTime()));
  }
}
