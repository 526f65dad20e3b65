package io.branchline.speech.flink;

import io.branchline.speech.job.Delays;
import io.branchline.speech.job.RecordingFacts;
import io.branchline.speech.job.RecordingFolder;
import io.branchline.speech.job.RecordingJob;
import io.branchline.speech.worker.TestingSource;
import io.branchline.speech.worker.WorkerCommand;
import io.branchline.speech.worker.WorkerLimits;
import io.branchline.warehouse.Home;
import io.branchline.warehouse.WarehouseConfig;
import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;

/** {@code transcribe --follow} in a process of its own, to be killed. */
public final class FollowProcess {

  private FollowProcess() {}

  /** Starts one that hears tones, under the locale C. */
  static Process start(WarehouseConfig config, Path recordings, Path home) throws IOException {
    ProcessBuilder process =
        new ProcessBuilder(
            System.getProperty("java.home") + File.separator + "bin" + File.separator + "java",
            "-Xmx512m",
            "-Dfile.encoding=UTF-8",
            "-Djava.io.tmpdir=" + home,
            "-cp",
            System.getProperty("java.class.path"),
            FollowProcess.class.getName(),
            config.url().toString(),
            config.database(),
            config.user(),
            config.password(),
            recordings.toString(),
            home.toString());
    process.environment().put("LC_ALL", "C");
    return process
        .redirectErrorStream(true)
        .redirectOutput(ProcessBuilder.Redirect.appendTo(home.resolve("follow.log").toFile()))
        .start();
  }

  /** Follows for ever: URL, database, user, password, recordings, home. */
  public static void main(String... args) {
    WarehouseConfig config =
        new WarehouseConfig(URI.create(args[0]), args[2], args[3], args[1], null);
    RecordingFacts defaults =
        new RecordingFacts(null, "b01", "", "", Instant.parse("2026-01-05T09:00:00Z"), "zh");
    new TranscribeRun(
            new TranscribeGraph(
                new RecordingFolder.Place(args[4], null, Delays.none()),
                RecordingSource.Extent.FOLLOWING,
                config,
                defaults,
                RecordingJob.Repeat.NEW_ONLY,
                new WorkerCommand(64, List.of(), TestingSource.class.getName(), List.of(args[5])),
                WorkerLimits.DEFAULT,
                1))
        .follow(new Home(Path.of(args[5])));
  }
}
