package io.branchline.console.recompute;

import static org.assertj.core.api.Assertions.assertThat;

import io.branchline.console.text.Fault;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** Runs of real processes that end in each way. */
final class PlanningRunTest {

  private final Recomputing run = new Recomputing("lin", Instant.now());
  private final CompletableFuture<RunEnd> end = new CompletableFuture<>();

  private static Process shell(List<String> words) {
    try {
      return new ProcessBuilder("sh", "-c", words.get(0)).start();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private RunEnd ended(String... scripts) throws Exception {
    run.start(Arrays.stream(scripts).map(List::of).toList(), PlanningRunTest::shell, end::complete);
    RunEnd how = end.get(30, TimeUnit.SECONDS);
    Awaitility.await().until(() -> !run.busy());
    assertThat(run.end()).isEqualTo(how);
    return how;
  }

  @Test
  void isDoneWhenItsLastCommandIs() throws Exception {
    RunEnd how = ended("echo 'forecast: 3 series, 1/s, 60 %, 0:01 left' >&2", "exit 0");
    assertThat(how.how()).isEqualTo(RunEnd.How.DONE);
    assertThat(run.done()).isEqualTo("3");
    assertThat(run.percent()).isEqualTo(60);
    assertThat(run.status()).isEqualTo(PlanningRun.Status.DONE);
  }

  @Test
  void failsWithTheCodeAndTheWordsOfTheCommandThatDid() throws Exception {
    RunEnd how =
        ended("echo warning >&2; echo 'branchline: no disk: \"/x\"' >&2; exit 5", "exit 0");
    assertThat(how.how()).isEqualTo(RunEnd.How.FAILED);
    assertThat(how.fault()).isEqualTo(new Fault(5, "no disk: \"/x\""));
    assertThat(how.fault().key()).isEqualTo("fault.no_room");
    assertThat(RunEnd.read(how.written())).contains(how);
  }

  @Test
  void crashOfTheProcessHasNoCode() throws Exception {
    RunEnd how = ended("kill -9 $$");
    assertThat(how.fault().key()).isEqualTo("fault.crash");
    assertThat(RunEnd.read(how.written())).contains(how);
  }

  @Test
  void stoppedBeforeItHasAnythingIsNoFailure() throws Exception {
    run.start(List.of(List.of("exec sleep 60")), PlanningRunTest::shell, end::complete);
    run.stop();
    assertThat(end.get(30, TimeUnit.SECONDS).how()).isEqualTo(RunEnd.How.STOPPED);
  }

  @Test
  void whatIsSaidAfterTheStopIsHeard() throws Exception {
    String script =
        "trap 'sleep 0.2; echo branchline: nothing kept >&2; exit 3' TERM;"
            + " echo 'forecast: 1 series, 1/s, 20 %, 0:04 left' >&2; sleep 60 >&- 2>&- & wait";
    run.start(List.of(List.of(script)), PlanningRunTest::shell, end::complete);
    Awaitility.await().until(() -> run.done().equals("1"));
    run.stop();
    assertThat(end.get(30, TimeUnit.SECONDS).fault()).isEqualTo(new Fault(3, "nothing kept"));
  }

  @Test
  void killedTellsNobodyThatItEnded() {
    AtomicBoolean told = new AtomicBoolean();
    run.start(List.of(List.of("exec sleep 60")), PlanningRunTest::shell, how -> told.set(true));
    run.kill();
    Awaitility.await().atMost(Duration.ofSeconds(30)).until(() -> !run.busy());
    assertThat(told).isFalse();
  }

  @Test
  void otherTextIsNoEnd() {
    assertThat(RunEnd.read("28 days")).isEmpty();
  }
}
