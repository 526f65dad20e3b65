package io.branchline.speech;

import io.branchline.speech.job.Delays;
import io.branchline.speech.job.RecordingFacts;
import io.branchline.speech.job.RecordingFolder;
import io.branchline.speech.job.RecordingJob;
import io.branchline.speech.recognise.Models;
import io.branchline.speech.recognise.Recognisers;
import io.branchline.speech.worker.VoskSource;
import io.branchline.speech.worker.WorkerCommand;
import io.branchline.speech.worker.WorkerLimits;
import io.branchline.warehouse.Failure;
import io.branchline.warehouse.Home;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** What is said of recordings, wherever they are transcribed. */
final class RecordingOptions {

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
      names = "--worker-memory",
      paramLabel = "MIB",
      description =
          "Resident memory beyond which a worker process is replaced after its recording"
              + " (default: 768 more than its models take).")
  long workerMegabytes;

  @Option(names = "--again", description = "Transcribe what is done, too: after a new model.")
  boolean again;

  RecordingFolder.Place place() {
    return new RecordingFolder.Place(
        folder.toAbsolutePath().normalize().toString(),
        pattern,
        delays == null ? Delays.none() : Delays.read(delays));
  }

  WorkerCommand command(Home home) {
    return WorkerCommand.of(VoskSource.class, VoskSource.arguments(home, models));
  }

  /**
   * Fails where a model that was named is no good: a job that goes on for ever must not find out.
   */
  void checkModels(Home home) {
    Recognisers recognisers = new Recognisers(new Models(home), models);
    models.keySet().forEach(recognisers::check);
  }

  WorkerLimits limits() {
    if (workerMegabytes < 0) {
      throw new Failure(
          Failure.Code.USAGE, "--worker-memory is " + workerMegabytes + "; megabytes are needed.");
    }
    return WorkerLimits.DEFAULT.withResidentBytes(workerMegabytes << 20);
  }

  RecordingJob.Repeat repeat() {
    return again ? RecordingJob.Repeat.ALL : RecordingJob.Repeat.NEW_ONLY;
  }

  RecordingFacts defaults() {
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
}
