package io.branchline.speech.detect;

import io.branchline.speech.audio.ChannelReader;
import java.io.IOException;

/** Cuts hours of audio into segments in a JVM whose heap could not hold them. */
public final class LongAudioProcess {

  private static final int MINUTE_MILLIS = 60_000;

  private LongAudioProcess() {}

  /** Says how many segments there are in so many minutes, and how long the audio was. */
  public static void main(String... args) throws IOException {
    SpeechSegments segments = new SpeechSegments(minutes(Integer.parseInt(args[0])), millis -> {});
    int count = 0;
    int longest = 0;
    for (Segment segment = segments.next(); segment != null; segment = segments.next()) {
      count++;
      longest = Math.max(longest, segment.samples().length);
    }
    System.out.println(
        count + " segments, longest " + longest + " samples, end " + segments.endMillis());
  }

  /** The same minute again and again: talk with pauses, then a voice that does not stop. */
  private static ChannelReader minutes(int minutes) {
    short[] minute =
        new TestingVoice(MINUTE_MILLIS, 3)
            .noise(0, MINUTE_MILLIS, 20)
            .speak(3_000, 5_000, 8000)
            .speak(8_000, 9_000, 8000)
            .speak(12_000, 50_000, 8000)
            .samples();
    return new ChannelReader() {
      private long at;

      @Override
      public int sampleRate() {
        return TestingVoice.RATE;
      }

      @Override
      public int read(short[] block) {
        long left = (long) minutes * minute.length - at;
        int count = (int) Math.min(block.length, left);
        for (int i = 0; i < count; i++) {
          block[i] = minute[(int) ((at + i) % minute.length)];
        }
        at += count;
        return count;
      }

      @Override
      public void close() {}
    };
  }
}
