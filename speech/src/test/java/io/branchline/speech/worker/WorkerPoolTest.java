package io.branchline.speech.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.branchline.speech.audio.WavWriter;
import io.branchline.warehouse.Failure;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Real processes that really die. */
class WorkerPoolTest {

  private static final WorkerLimits LIMITS =
      new WorkerLimits(Duration.ofMinutes(1), Duration.ofSeconds(4), 0, Duration.ofSeconds(2), 0);

  @TempDir Path folder;
  private final List<WorkerPool> pools = new ArrayList<>();

  private WorkerPool pool(WorkerLimits limits, String... flags) {
    WorkerPool pool =
        new WorkerPool(
            new WorkerCommand(
                64, List.of(flags), TestingSource.class.getName(), List.of(folder.toString())),
            limits,
            1);
    pools.add(pool);
    return pool;
  }

  @AfterEach
  void noProcessStays() {
    List<Long> pids = pools.stream().flatMap(pool -> pool.pids().stream()).toList();
    pools.forEach(WorkerPool::close);
    assertThat(pids)
        .noneMatch(pid -> ProcessHandle.of(pid).map(ProcessHandle::isAlive).orElse(false));
  }

  private RecordingAudio named(String name, String language, String... customer)
      throws IOException {
    Path path = folder.resolve(name);
    WavWriter.writeMuLaw(
        path, 8000, TestingRecogniser.speak("hello"), TestingRecogniser.speak(customer));
    return new RecordingAudio(path, 0, path, 1, language, customer.length * 1000L);
  }

  private RecordingAudio audio(String... customer) throws IOException {
    return named("a.wav", "en", customer);
  }

  private static HeardRecording listen(WorkerPool pool, RecordingAudio audio) {
    return pool.listen(audio, millis -> {});
  }

  @Test
  void aWorkerHearsWhatThisProcessWouldHear() throws IOException {
    RecordingAudio audio = audio("hello", "", "debit", "card");
    AtomicLong progress = new AtomicLong();
    WorkerPool pool = pool(LIMITS);

    HeardRecording heard = pool.listen(audio, progress::addAndGet);

    assertThat(heard)
        .isEqualTo(
            new RecogniserListener(language -> new TestingRecogniser()).listen(audio, m -> {}));
    assertThat(progress.get()).isEqualTo(8000);
    List<Long> pids = pool.pids();
    listen(pool, audio);
    assertThat(pool.pids()).as("the process stays").isEqualTo(pids).hasSize(1);
    assertThat(pool.tally().lost()).isZero();
    assertThat(pool.tally().peakBytes()).isBetween(10L << 20, 600L << 20);
  }

  @Test
  void chinesePassesUnderAnyCharacterSet() throws IOException {
    RecordingAudio audio = named("录音 王小姐.wav", "zh", "您好", "信用卡", "丢", "了");

    HeardRecording heard = listen(pool(LIMITS, "-Dfile.encoding=ISO-8859-1"), audio);

    assertThat(heard.customer().words())
        .extracting(word -> word.text())
        .containsExactly("您好", "信用卡", "丢", "了");
  }

  @Test
  void aCrashInNativeCodeCostsOneMoreTry() throws IOException {
    WorkerPool pool = pool(LIMITS);

    HeardRecording heard = listen(pool, audio("debit", "!crash-once", "card"));

    assertThat(heard.customer().words()).hasSize(2);
    assertThat(pool.tally().lost()).isEqualTo(1);
  }

  @Test
  void aRecordingThatCrashesTwiceIsRefusedWithItsReason() throws IOException {
    WorkerPool pool = pool(LIMITS);
    RecordingAudio audio = audio("!crash");

    assertThatThrownBy(() -> listen(pool, audio))
        .isInstanceOf(Failure.class)
        .hasMessage(
            audio.agent()
                + ": recognition failed twice, the recording is set aside. First its process ended"
                + " with status 1, a crash in native code; then its process ended with status"
                + " 1, a crash in native code.");
    assertThat(listen(pool, audio("hello")).customer().words()).hasSize(1);
    assertThat(pool.tally().lost()).isEqualTo(2);
  }

  @Test
  void aStoppedProcessIsNoticedAndItsRecordingDoneAgain() throws IOException {
    WorkerPool pool = pool(LIMITS);

    assertThat(listen(pool, audio("debit", "!hang-once")).customer().words()).hasSize(1);

    assertThat(pool.tally().lost()).isEqualTo(1);
    RecordingAudio always = audio("!hang");
    assertThatThrownBy(() -> listen(pool, always))
        .isInstanceOf(Failure.class)
        .hasMessageContaining(
            "First no sign of life for 2 s (1 s of audio); then no sign of life for 2 s");
  }

  @Test
  void aWorkerKilledInTheMiddleLosesNothing() throws IOException {
    WorkerPool pool = pool(LIMITS.withResidentBytes(0));
    RecordingAudio audio = audio("debit", "!wait", "card");
    CompletableFuture<HeardRecording> heard =
        CompletableFuture.supplyAsync(() -> listen(pool, audio));
    Path marker = folder.resolve("wait");
    await().atMost(Duration.ofSeconds(30)).until(() -> Files.exists(marker));

    long pid = Long.parseLong(Files.readString(marker, StandardCharsets.UTF_8));
    ProcessHandle.of(pid).orElseThrow().destroyForcibly();

    assertThat(heard.join().customer().words()).hasSize(2);
    assertThat(pool.pids()).hasSize(1).doesNotContain(pid);
  }

  @Test
  void aWorkerEndsWithItsParentWhateverItDoes() throws IOException {
    Process worker =
        new WorkerCommand(64, List.of(), TestingSource.class.getName(), List.of(folder.toString()))
            .process()
            .start();
    try {
      Frames.write(
          new java.io.DataOutputStream(worker.getOutputStream()), Request.of(audio("!wait")));
      await().atMost(Duration.ofSeconds(30)).until(() -> Files.exists(folder.resolve("wait")));

      worker.getOutputStream().close();

      assertThat(worker.onExit().orTimeout(10, java.util.concurrent.TimeUnit.SECONDS).join())
          .isNotNull();
    } finally {
      worker.destroyForcibly();
    }
  }

  @Test
  void aWorkerThatGrewIsReplacedBetweenRecordings() throws IOException {
    WorkerPool pool = pool(LIMITS.withResidentBytes(220L << 20));
    RecordingAudio audio = audio("!grow");

    assertThat(listen(pool, audio).customer().words()).isEmpty();

    assertThat(pool.pids()).isEmpty();
    assertThat(pool.tally().replaced()).isEqualTo(1);
    assertThat(pool.tally().peakBytes()).isGreaterThan(220L << 20);
    assertThat(pool.tally().line())
        .matches("1 worker process, at most \\d+ MiB each; 0 lost, 1 replaced for their size");
  }

  @Test
  void whatWasHeardStandsInNoError() throws IOException {
    WorkerPool pool = pool(LIMITS);
    RecordingAudio audio = audio("!print", "!throw");

    assertThatThrownBy(() -> listen(pool, audio))
        .isInstanceOf(Failure.class)
        .hasMessageContaining("First it failed by IllegalStateException at Trouble.java:")
        .hasMessageNotContaining("four");
    assertThat(listen(pool, audio("!print", "hello")).toString())
        .isEqualTo("1 and 1 words by testing");
  }

  @Test
  void aModelThatCannotBeLoadedIsNoRecordingsFault() throws IOException {
    RecordingAudio crashing = named("a.wav", "de", "hello");
    RecordingAudio missing = named("b.wav", "fr", "hello");
    WorkerPool pool = pool(LIMITS);

    assertThatThrownBy(() -> listen(pool, crashing))
        .isInstanceOf(Failure.class)
        .hasMessageStartingWith("No worker can load the model of 'de': its process ended with");
    assertThatThrownBy(() -> listen(pool, missing))
        .isInstanceOfSatisfying(
            Failure.class, e -> assertThat(e.code()).isEqualTo(Failure.Code.UNAVAILABLE))
        .hasMessage("There is no model for 'fr'.");
  }

  @Test
  void aJvmThatCannotStartSaysWhy() throws IOException {
    RecordingAudio audio = audio("hello");

    assertThatThrownBy(() -> listen(pool(LIMITS, "-XX:NoSuchFlag"), audio))
        .isInstanceOf(Failure.class)
        .hasMessageContaining("NoSuchFlag");
  }

  @Test
  void aBrokenFileIsOneLineAndTheWorkerStays() throws IOException {
    Path path = folder.resolve("broken.wav");
    Files.writeString(path, "this is no audio", StandardCharsets.UTF_8);
    WorkerPool pool = pool(LIMITS);

    assertThatThrownBy(() -> listen(pool, new RecordingAudio(path, 0, path, 1, "en", 0)))
        .isInstanceOf(Failure.class)
        .hasMessageStartingWith(path + " ");
    assertThat(pool.pids()).hasSize(1);
    assertThat(pool.tally().lost()).isZero();
  }
}
