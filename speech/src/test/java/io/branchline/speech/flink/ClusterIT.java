package io.branchline.speech.flink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.branchline.speech.job.Delays;
import io.branchline.speech.job.RecordingFacts;
import io.branchline.speech.job.RecordingFolder;
import io.branchline.speech.job.RecordingJob;
import io.branchline.speech.job.TranscribeJob;
import io.branchline.speech.job.Transcriber;
import io.branchline.speech.mask.SecretMask;
import io.branchline.speech.policy.Policies;
import io.branchline.speech.samples.Dialogue;
import io.branchline.speech.samples.SampleCalls;
import io.branchline.speech.worker.VoskSource;
import io.branchline.speech.worker.WorkerCommand;
import io.branchline.speech.worker.WorkerLimits;
import io.branchline.speech.worker.WorkerPool;
import io.branchline.warehouse.Home;
import io.branchline.warehouse.TestingWarehouse;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The job's jar, sent by {@code flink run} to a cluster of processes, with Vosk and a real engine.
 * Runs after the jar was built, by failsafe.
 */
class ClusterIT {

  private static final int CALLS = 12;
  private static final String START = "2026-01-05T09:00:00Z";
  private static final String SPOILT = "spoilt";

  @TempDir Path folder;

  record Line(String line) {}

  record Count(long rows) {}

  private static List<String> lines(TestingWarehouse warehouse, String sql) {
    return warehouse.client().query(Line.class, sql, Map.of()).stream().map(Line::line).toList();
  }

  private static long transcribed(TestingWarehouse warehouse) {
    return warehouse
        .client()
        .query(
            Count.class,
            "SELECT count() AS rows FROM recordings FINAL WHERE status = 'transcribed'",
            Map.of())
        .get(0)
        .rows();
  }

  /**
   * Which recordings are there, how they ended, and whether their transcript is the current one.
   */
  private static List<String> transcripts(TestingWarehouse warehouse) {
    return lines(
        warehouse,
        """
        SELECT concat(r.call_id, ' ', toString(r.status), ' ', r.fingerprint, ' ',
                      toString(r.version = s.version)) AS line
        FROM (SELECT * FROM recordings FINAL) AS r
        LEFT JOIN (SELECT * FROM call_speech FINAL) AS s ON r.call_id = s.call_id
        ORDER BY line
        """);
  }

  private static List<String> utterances(TestingWarehouse warehouse) {
    return lines(
        warehouse,
        """
        SELECT concat(call_id, ' ', toString(side), ' ', toString(number), ' ', text) AS line
        FROM current_utterances ORDER BY line
        """);
  }

  @Test
  void aKilledTaskManagerLosesAndDoublesNothing() throws Exception {
    Path recordings = Files.createDirectories(folder.resolve("recordings"));
    new SampleCalls(recordings)
        .make(
            Dialogue.all().stream()
                .limit(CALLS)
                .map(
                    dialogue ->
                        new Dialogue(
                            dialogue.name(),
                            dialogue.agentVoice(),
                            dialogue.customerVoice(),
                            dialogue.lines().subList(0, 3)))
                .toList());
    Files.writeString(
        recordings.resolve(SPOILT + ".wav"), "this is no audio", StandardCharsets.UTF_8);
    try (TestingWarehouse warehouse = TestingWarehouse.start()) {
      undisturbed(warehouse, recordings);
      List<String> transcripts = transcripts(warehouse);
      List<String> utterances = utterances(warehouse);
      assertThat(transcribed(warehouse)).isEqualTo(CALLS);
      assertThat(utterances).hasSizeGreaterThan(CALLS);
      for (String table : List.of("recordings", "call_speech", "utterances")) {
        warehouse.client().execute("TRUNCATE TABLE " + table, Map.of());
      }

      try (StandaloneCluster cluster = new StandaloneCluster(folder.resolve("cluster"))) {
        Process client = submit(cluster, warehouse, recordings);
        try {
          kill(cluster, warehouse);
        } catch (RuntimeException | AssertionError e) {
          throw new AssertionError(
              cluster.printed("client")
                  + cluster.printed("taskmanager1")
                  + cluster.printed("jobmanager"),
              e);
        }
        assertThat(client.waitFor(120, TimeUnit.SECONDS))
            .as(cluster.printed("client") + cluster.printed("jobmanager"))
            .isTrue();
        // one recording is no audio: the job says so, and ends
        assertThat(client.exitValue()).as(cluster.printed("client")).isEqualTo(3);
      }

      assertThat(transcripts(warehouse)).isEqualTo(transcripts);
      assertThat(utterances(warehouse)).isEqualTo(utterances);
    }
  }

  private static void undisturbed(TestingWarehouse warehouse, Path recordings) {
    try (WorkerPool pool =
        new WorkerPool(
            WorkerCommand.of(VoskSource.class, VoskSource.arguments(Home.current(), Map.of())),
            WorkerLimits.DEFAULT,
            2)) {
      new TranscribeJob(
              warehouse.client(),
              pool,
              new Transcriber(new SecretMask(Policies.shipped())),
              new PrintWriter(new StringWriter()))
          .run(
              new RecordingFolder.Place(recordings.toString(), null, Delays.none()).open().find(),
              new TranscribeJob.Options(
                  2,
                  RecordingJob.Repeat.NEW_ONLY,
                  new RecordingFacts(null, "b01", "", "", Instant.parse(START), "en")));
    }
  }

  private static Process submit(
      StandaloneCluster cluster, TestingWarehouse warehouse, Path recordings) throws IOException {
    return cluster.run(
        Path.of(System.getProperty("branchline.root"), "speech/target/speech-job.jar"),
        warehouse.config(),
        Home.current().root(),
        recordings.toString(),
        "--branch",
        "b01",
        "--started-at",
        START);
  }

  /**
   * Kills a task manager while it has recordings on its way: its worker is stopped as soon as it
   * appears, so that, however fast the machine, the job cannot be done before.
   */
  private static void kill(StandaloneCluster cluster, TestingWarehouse warehouse) {
    Process victim = cluster.taskManagers().get(0);
    await()
        .atMost(Duration.ofSeconds(90))
        .pollInterval(Duration.ofMillis(20))
        .until(() -> victim.descendants().findAny().isPresent());
    List<ProcessHandle> workers = victim.descendants().toList();
    workers.forEach(worker -> signal("STOP", worker));
    await().atMost(Duration.ofSeconds(90)).until(() -> transcribed(warehouse) >= 2);
    assertThat(transcribed(warehouse)).as("the kill comes in the middle").isLessThan(CALLS);
    victim.destroyForcibly();
    workers.forEach(worker -> signal("CONT", worker));
    await()
        .atMost(Duration.ofSeconds(30))
        .until(() -> workers.stream().noneMatch(ProcessHandle::isAlive));
  }

  private static void signal(String name, ProcessHandle process) {
    try {
      new ProcessBuilder("sh", "-c", "kill -" + name + " " + process.pid()).start().waitFor();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
