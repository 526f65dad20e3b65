package io.branchline.speech.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;

import io.branchline.speech.audio.WavWriter;
import io.branchline.speech.mask.SecretMask;
import io.branchline.speech.policy.Policies;
import io.branchline.speech.worker.Listener;
import io.branchline.speech.worker.RecogniserListener;
import io.branchline.speech.worker.TestingRecogniser;
import io.branchline.speech.worker.TestingSource;
import io.branchline.speech.worker.WorkerCommand;
import io.branchline.speech.worker.WorkerLimits;
import io.branchline.speech.worker.WorkerPool;
import io.branchline.warehouse.Failure;
import io.branchline.warehouse.TestingWarehouse;
import io.branchline.warehouse.table.CallSpeech;
import io.branchline.warehouse.table.Recording;
import io.branchline.warehouse.table.Utterance;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CyclicBarrier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The tables after processes died are those of a run in which none did. */
class SurvivalIT {

  private static final RecordingFacts FACTS =
      new RecordingFacts(null, "b01", "cards", "a7", Instant.parse("2026-01-05T09:00:00Z"), "en");
  private static final WorkerLimits LIMITS =
      new WorkerLimits(Duration.ofMinutes(1), Duration.ofSeconds(5), 0, Duration.ofSeconds(3), 0);
  private static TestingWarehouse warehouse;

  @TempDir Path folder;
  @TempDir Path markers;
  private final StringWriter log = new StringWriter();

  @BeforeAll
  static void startEngine() {
    warehouse = TestingWarehouse.start();
  }

  @AfterAll
  static void stopEngine() {
    warehouse.close();
  }

  @BeforeEach
  void emptyTables() {
    for (String table : List.of("recordings", "utterances", "call_speech")) {
      warehouse.client().execute("TRUNCATE TABLE " + table, Map.of());
    }
  }

  private void call(String id, String... customer) throws IOException {
    WavWriter.writeMuLaw(
        folder.resolve(id + ".wav"),
        8000,
        TestingRecogniser.speak("hello", "", "goodbye"),
        TestingRecogniser.speak(customer));
  }

  private TranscribeJob.Summary run(Listener listener) {
    return new TranscribeJob(
            warehouse.client(),
            listener,
            new Transcriber(new SecretMask(Policies.shipped())),
            new PrintWriter(log))
        .run(
            new RecordingFolder(folder, Optional.empty(), Delays.none()).find(),
            new TranscribeJob.Options(2, RecordingJob.Repeat.NEW_ONLY, FACTS));
  }

  private List<Record> tables() {
    List<Record> rows = new ArrayList<>();
    rows.addAll(
        warehouse
            .client()
            .query(
                Utterance.class,
                "SELECT * FROM utterances FINAL ORDER BY call_id, side, number",
                Map.of()));
    rows.addAll(
        warehouse
            .client()
            .query(CallSpeech.class, "SELECT * FROM call_speech FINAL ORDER BY call_id", Map.of()));
    rows.addAll(recordings());
    return rows;
  }

  private List<Recording> recordings() {
    return warehouse
        .client()
        .query(Recording.class, "SELECT * FROM recordings FINAL ORDER BY call_id", Map.of());
  }

  @Test
  void killedStoppedAndCrashedWorkersLeaveTheTablesOfAnUndisturbedRun() throws IOException {
    call("c1", "debit", "!wait", "card");
    call("c2", "", "!hang-once", "card", "hello");
    call("c3", "card");
    call("c4", "!crash-once", "debit");
    for (String marker : List.of("wait", "hang-once", "crash-once")) {
      Files.createFile(markers.resolve(marker)); // all of it has happened before
    }
    assertThat(
            run(new RecogniserListener(language -> new TestingRecogniser(markers))).transcribed())
        .isEqualTo(4);
    List<Record> undisturbed = tables();
    emptyTables();
    for (String marker : List.of("wait", "hang-once", "crash-once")) {
      Files.delete(markers.resolve(marker));
    }

    try (WorkerPool pool = pool()) {
      CompletableFuture<TranscribeJob.Summary> summary =
          CompletableFuture.supplyAsync(() -> run(pool));
      Path waiting = markers.resolve("wait");
      await().atMost(Duration.ofSeconds(60)).until(() -> Files.exists(waiting));
      long pid = Long.parseLong(Files.readString(waiting, StandardCharsets.UTF_8));
      ProcessHandle.of(pid).orElseThrow().destroyForcibly(); // kill -9

      assertThat(summary.join().transcribed()).isEqualTo(4);
      assertThat(pool.tally().lost()).isEqualTo(3);
    }

    assertThat(tables()).isEqualTo(undisturbed);
    assertThat(log.toString()).isEmpty();
  }

  @Test
  void aRecordingThatAlwaysCrashesIsSetAsideAndTheRestGoesOn() throws IOException {
    call("bad", "card", "!crash");
    call("good", "debit");

    try (WorkerPool pool = pool()) {
      TranscribeJob.Summary summary = run(pool);
      assertThat(summary.transcribed()).isEqualTo(1);
      assertThat(summary.failed()).isEqualTo(1);
    }

    assertThat(recordings())
        .extracting(Recording::callId, Recording::status)
        .containsExactly(tuple("bad", "failed"), tuple("good", "transcribed"));
    assertThat(recordings().get(0).error())
        .contains("recognition failed twice, the recording is set aside. First its process ended")
        .contains("a crash in native code");
    assertThat(log.toString()).startsWith("skipped: ").contains("set aside").hasLineCount(1);
  }

  private WorkerPool pool() {
    return new WorkerPool(
        new WorkerCommand(
            64, List.of(), TestingSource.class.getName(), List.of(markers.toString())),
        LIMITS,
        2);
  }

  /** Both looked before either wrote; they hear different things, as after a change of model. */
  @Test
  void twoAttemptsAtOnceLeaveOneWholeTranscript() throws IOException {
    call("c1", "debit", "", "", "", "card");
    FoundRecording recording =
        new RecordingFolder(folder, Optional.empty(), Delays.none()).find().recordings().get(0);
    for (String zombie : List.of("hello", "goodbye")) {
      emptyTables();
      CyclicBarrier both = new CyclicBarrier(2);
      CompletableFuture<?> other =
          CompletableFuture.runAsync(() -> attempt(recording, both, zombie));
      attempt(recording, both, "card");
      other.join();

      List<CallSpeech> speech =
          warehouse.client().query(CallSpeech.class, "SELECT * FROM call_speech FINAL", Map.of());
      List<Utterance> current =
          warehouse
              .client()
              .query(
                  Utterance.class,
                  "SELECT * FROM current_utterances ORDER BY side, number",
                  Map.of());
      assertThat(speech).hasSize(1);
      assertThat(recordings()).hasSize(1);
      assertThat(recordings().get(0).version()).isEqualTo(speech.get(0).version());
      assertThat(current).hasSize(4);
      assertThat(List.of(current.get(2).text(), current.get(3).text()))
          .isIn(List.of("debit", "card"), List.of("debit", zombie));
    }
  }

  private static void attempt(FoundRecording recording, CyclicBarrier both, String lastWord) {
    Listener listener = new LastWordListener(both, lastWord);
    new RecordingJob(
            warehouse.client(), listener, new Transcriber(new SecretMask(Policies.shipped())))
        .run(recording, FACTS, RecordingJob.Repeat.NEW_ONLY);
  }

  @Test
  void anAttemptThatFailsDoesNotHideAnotherThatSucceeds() throws IOException {
    call("c1", "debit");
    FoundRecording recording =
        new RecordingFolder(folder, Optional.empty(), Delays.none()).find().recordings().get(0);
    CyclicBarrier both = new CyclicBarrier(2);
    CompletableFuture<?> other = CompletableFuture.runAsync(() -> attempt(recording, both, "card"));
    Listener failing =
        new LastWordListener(both, "card") {
          @Override
          void afterBoth() {
            other.join(); // the other has written everything
            throw new Failure(Failure.Code.BAD_INPUT, "it hung");
          }
        };

    RecordingJob.Result result =
        new RecordingJob(
                warehouse.client(), failing, new Transcriber(new SecretMask(Policies.shipped())))
            .run(recording, FACTS, RecordingJob.Repeat.NEW_ONLY);

    assertThat(result.outcome()).isEqualTo(RecordingJob.Outcome.FAILED);
    assertThat(recordings()).extracting(Recording::status).containsExactly("transcribed");
  }
}
