package io.branchline.speech.flink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.branchline.speech.audio.WavWriter;
import io.branchline.speech.worker.TestingRecogniser;
import io.branchline.warehouse.TestingWarehouse;
import io.branchline.warehouse.table.Recording;
import io.branchline.warehouse.table.Utterance;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A folder that is followed while recordings come, the process is killed, and starts again. */
class FollowIT {

  @TempDir Path folder;

  private static void drop(Path recordings, String name, String call) throws IOException {
    Files.writeString(
        recordings.resolve(name + ".json"), "{\"call\": \"" + call + "\"}", StandardCharsets.UTF_8);
    WavWriter.writeMuLaw(
        recordings.resolve(name + ".wav"),
        8000,
        TestingRecogniser.speak("您好"),
        TestingRecogniser.speak("", "信用卡", "丢", "了"));
  }

  private static List<Recording> recordings(TestingWarehouse warehouse) {
    return warehouse
        .client()
        .query(Recording.class, "SELECT * FROM recordings FINAL ORDER BY agent_path", Map.of());
  }

  private static void awaitCalls(TestingWarehouse warehouse, String... calls) {
    await()
        .atMost(Duration.ofSeconds(90))
        .untilAsserted(
            () ->
                assertThat(recordings(warehouse))
                    .extracting(Recording::callId)
                    .containsExactly(calls));
  }

  @Test
  void whatComesIsTakenOnceAndAKilledOneGoesOn() throws Exception {
    Path recordings = Files.createDirectories(folder.resolve("recordings"));
    Path home = Files.createDirectories(folder.resolve("home"));
    drop(recordings, "a", "c1");
    try (TestingWarehouse warehouse = TestingWarehouse.start()) {
      Process process = FollowProcess.start(warehouse.config(), recordings, home);
      try {
        awaitCalls(warehouse, "c1");
        drop(recordings, "b", "通话二");
        awaitCalls(warehouse, "c1", "通话二");
        List<Recording> before = recordings(warehouse);

        drop(recordings, "c", "c3");
        process.destroyForcibly().waitFor(); // kill -9
        process = FollowProcess.start(warehouse.config(), recordings, home);
        awaitCalls(warehouse, "c1", "通话二", "c3");

        assertThat(process.isAlive()).isTrue();
        assertThat(recordings(warehouse).subList(0, 2)).isEqualTo(before);
        assertThat(
                warehouse
                    .client()
                    .query(
                        Utterance.class,
                        "SELECT * FROM utterances WHERE side = 'customer'",
                        Map.of()))
            .hasSize(3)
            .extracting(Utterance::text)
            .containsOnly("信用卡丢了");
      } finally {
        process.destroyForcibly().waitFor();
      }
    }
  }
}
