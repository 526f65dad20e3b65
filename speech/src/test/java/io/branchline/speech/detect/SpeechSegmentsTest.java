package io.branchline.speech.detect;

import static org.assertj.core.api.Assertions.assertThat;

import io.branchline.speech.audio.ChannelReader;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class SpeechSegmentsTest {

  private static ChannelReader reader(short[] samples) {
    return new ChannelReader() {
      private int at;

      @Override
      public int sampleRate() {
        return TestingVoice.RATE;
      }

      @Override
      public int read(short[] block) {
        int count = Math.min(block.length, samples.length - at);
        System.arraycopy(samples, at, block, 0, count);
        at += count;
        return count;
      }

      @Override
      public void close() {}
    };
  }

  private static List<Segment> segments(short[] samples) throws IOException {
    SpeechSegments segments = new SpeechSegments(reader(samples), millis -> {});
    List<Segment> all = new ArrayList<>();
    for (Segment s = segments.next(); s != null; s = segments.next()) {
      all.add(s);
    }
    assertThat(segments.endMillis()).isEqualTo(samples.length * 1000L / TestingVoice.RATE);
    return all;
  }

  @Test
  void segmentsAreTheChannelsOwnSamplesWithAMarginAroundSpeech() throws IOException {
    short[] samples =
        new TestingVoice(30_000, 1)
            .noise(0, 30_000, 20)
            .speak(3000, 5000, 8000)
            .speak(8400, 9000, 8000) // its margin touches the other's
            .speak(20_000, 22_000, 8000)
            .samples();

    List<Segment> segments = segments(samples);

    assertThat(segments).hasSize(2);
    for (Segment segment : segments) {
      assertThat(segment.samples())
          .isEqualTo(
              Arrays.copyOfRange(samples, (int) segment.startFrame(), (int) segment.endFrame()));
    }
    assertThat(segments.get(0).startFrame() / 8).isBetween(940L, 1050L);
    assertThat(segments.get(0).endFrame() / 8).isBetween(10_950L, 11_060L);
    assertThat(segments.get(1).startFrame() / 8).isBetween(17_940L, 18_050L);
  }

  @Test
  void endlessSpeechIsCutIntoPiecesThatLeaveNothingOut() throws IOException {
    short[] samples = new TestingVoice(90_000, 2).speak(1000, 89_000, 8000).samples();

    List<Segment> segments = segments(samples);

    assertThat(segments).hasSizeGreaterThan(4);
    for (int i = 1; i < segments.size(); i++) {
      assertThat(segments.get(i).startFrame()).isEqualTo(segments.get(i - 1).endFrame());
    }
    assertThat(segments)
        .allSatisfy(
            segment ->
                assertThat(segment.samples().length / 8)
                    .isLessThanOrEqualTo(SpeechSegments.MAX_MILLIS));
  }

  @Test
  void silenceHasNoSegments() throws IOException {
    assertThat(segments(new short[160_000])).isEmpty();
    assertThat(segments(new short[0])).isEmpty();
  }
}
