package io.branchline.speech;

import io.branchline.speech.flink.RecordingSource;
import io.branchline.speech.flink.TranscribeGraph;
import io.branchline.speech.flink.TranscribeRun;
import io.branchline.warehouse.Failure;
import io.branchline.warehouse.Home;
import io.branchline.warehouse.WarehouseConfig;
import io.branchline.warehouse.cli.Commands;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** What {@code flink run} starts: the transcription of a folder, spread over a cluster. */
@Command(
    name = "flink run speech-job.jar",
    mixinStandardHelpOptions = true,
    description = {
      "Transcribe the recordings of a folder on a Flink cluster, into the tables.",
      "The folder, the models and Java must be at the same paths on every task manager."
    })
public final class ClusterMain implements Callable<Integer> {

  @Spec CommandSpec spec;

  @Mixin RecordingOptions recordings;

  @Option(
      names = "--workers",
      paramLabel = "N",
      description =
          "Worker processes on each task manager, shared by its slots (default: one for each slot"
              + " that the job has there).")
  int workers;

  @Option(
      names = "--follow",
      description = "Then transcribe whatever comes into the folder, until the job is cancelled.")
  boolean follow;

  /** Submits the job, and waits for its end where {@code flink run} does. */
  public static void main(String... args) {
    int status = Commands.run(new ClusterMain(), args);
    if (status != 0) {
      System.exit(status);
    }
  }

  @Override
  public Integer call() {
    if (workers < 0) {
      throw new Failure(Failure.Code.USAGE, "--workers is " + workers + "; 0 or more is needed.");
    }
    TranscribeRun.Tally tally =
        new TranscribeRun(
                new TranscribeGraph(
                    recordings.place(),
                    follow ? RecordingSource.Extent.FOLLOWING : RecordingSource.Extent.ONCE,
                    WarehouseConfig.current(),
                    recordings.defaults(),
                    recordings.repeat(),
                    recordings.command(Home.current()),
                    recordings.limits(),
                    workers))
            .onCluster();
    spec.commandLine()
        .getOut()
        .println(
            String.format(
                Locale.ROOT,
                "%,d transcribed + %,d done before + %,d failed; %.1f minutes of calls",
                tally.transcribed(),
                tally.doneBefore(),
                tally.failed(),
                tally.audioMillis() / 60_000.0));
    return tally.failed() == 0 ? 0 : Failure.Code.BAD_INPUT.exitStatus();
  }
}
