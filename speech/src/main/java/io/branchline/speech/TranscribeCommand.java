package io.branchline.speech;

import io.branchline.speech.category.CategoryTable;
import io.branchline.speech.flink.RecordingSource;
import io.branchline.speech.flink.TranscribeGraph;
import io.branchline.speech.flink.TranscribeRun;
import io.branchline.speech.job.RecordingFolder;
import io.branchline.speech.job.TranscribeJob;
import io.branchline.speech.job.Transcriber;
import io.branchline.speech.mask.SecretMask;
import io.branchline.speech.policy.Policies;
import io.branchline.speech.search.follow.IndexFollower;
import io.branchline.speech.worker.WorkerPool;
import io.branchline.warehouse.Failure;
import io.branchline.warehouse.Home;
import io.branchline.warehouse.Warehouse;
import io.branchline.warehouse.WarehouseConfig;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
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

  @Mixin RecordingOptions recordings;

  @Option(
      names = "--workers",
      paramLabel = "N",
      description = "Worker processes, a recording each at a time (default: the number of cores).")
  int workers = Runtime.getRuntime().availableProcessors();

  @Option(
      names = "--follow",
      description = "Then transcribe whatever comes into the folder, until stopped.")
  boolean follow;

  @Override
  public Integer call() {
    if (workers < 1) {
      throw new Failure(Failure.Code.USAGE, "--workers is " + workers + "; 1 or more is needed.");
    }
    recordings.checkModels(Home.current());
    return follow ? follow() : once();
  }

  private int follow() {
    Home home = Home.current();
    RecordingFolder.Place place = recordings.place();
    if (!Files.isDirectory(recordings.folder)) {
      throw new Failure(Failure.Code.USAGE, "There is no folder " + recordings.folder + ".");
    }
    spec.commandLine().getOut().println("Following " + place.folder() + ". Stop with Ctrl-C.");
    new TranscribeRun(
            new TranscribeGraph(
                place,
                RecordingSource.Extent.FOLLOWING,
                WarehouseConfig.current(),
                recordings.defaults(),
                recordings.repeat(),
                recordings.command(home),
                recordings.limits(),
                workers))
        .follow(home);
    return 0;
  }

  private int once() {
    Home home = Home.current();
    RecordingFolder.Found found = recordings.place().open().find();
    if (found.recordings().isEmpty() && found.problems().isEmpty()) {
      throw new Failure(
          Failure.Code.BAD_INPUT,
          "There is no recording in "
              + recordings.folder
              + ". Maybe the pattern does not fit? A recording is a .wav file.");
    }
    try (Warehouse warehouse = Warehouse.open();
        WorkerPool pool = new WorkerPool(recordings.command(home), recordings.limits(), workers)) {
      TranscribeJob job =
          new TranscribeJob(
              warehouse,
              pool,
              new Transcriber(new SecretMask(new Policies(warehouse).current().policy())),
              spec.commandLine().getErr());
      TranscribeJob.Summary summary =
          job.run(
              found,
              new TranscribeJob.Options(workers, recordings.repeat(), recordings.defaults()));
      print(summary);
      if (summary.transcribed() > 0) {
        spec.commandLine().getOut().println(pool.tally().line());
      }
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
