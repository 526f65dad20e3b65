package io.branchline.speech.recognise;

import static org.assertj.core.api.Assertions.assertThat;

import io.branchline.speech.audio.ChannelReader;
import io.branchline.speech.audio.WavFile;
import io.branchline.speech.transcript.Recognition;
import io.branchline.warehouse.Home;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Equal audio gives equal words, times and confidences, whatever was heard before or beside it. */
@Tag("real-data")
class HistoryIT {

  @Test
  void twelveChannelsSoundTheSameInAnyOrderAndTwoAtATime() throws IOException {
    List<Path> channels = channels();
    Map<Path, Recognition> forward = new TreeMap<>();
    Map<Path, Recognition> backward = Collections.synchronizedMap(new TreeMap<>());

    try (Recogniser recogniser = english()) {
      channels.forEach(channel -> forward.put(channel, hear(recogniser, channel)));
    }
    try (Recogniser recogniser = english()) {
      Collections.reverse(channels);
      channels.parallelStream()
          .forEach(channel -> backward.put(channel, hear(recogniser, channel)));
    }

    assertThat(forward).hasSize(12);
    assertThat(backward).isEqualTo(forward);
  }

  private static Recogniser english() {
    Models models = new Models(Home.current());
    return VoskRecogniser.load(new ModelFolder(models.path("en")), models.prepared());
  }

  private static List<Path> channels() throws IOException {
    Path corpus = Path.of(System.getenv("BRANCHLINE_REAL_DATA")).resolve("harper_valley/audio");
    try (Stream<Path> files = Files.walk(corpus)) {
      return new ArrayList<>(
          files.filter(file -> file.toString().endsWith(".wav")).sorted().toList());
    }
  }

  private static Recognition hear(Recogniser recogniser, Path channel) {
    try (ChannelReader audio = WavFile.read(channel).openChannel(0)) {
      return recogniser.recognise(audio, millis -> {});
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
