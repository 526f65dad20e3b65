package io.branchline.console.audio;

import io.branchline.console.audio.StereoMix.Feed;
import io.branchline.console.audio.StereoMix.Side;
import java.io.IOException;

/**
 * How loud each side is over the recording, for drawing it.
 *
 * @param durationMillis the recording's length
 * @param agent the loudest sample of each of {@link #BUCKETS} stretches, 0 to 1
 * @param customer the same for the other side
 */
@SuppressWarnings("ArrayRecordComponent") // written out as JSON and never compared
public record Peaks(long durationMillis, float[] agent, float[] customer) {

  /** Stretches that a recording is cut into. */
  public static final int BUCKETS = 1_200;

  private static final int BLOCK = 8_192;

  /** Reads the whole recording once. */
  public static Peaks of(StereoMix mix) throws IOException {
    return new Peaks(
        mix.durationMillis(), side(mix.agent(), mix.frames()), side(mix.customer(), mix.frames()));
  }

  private static float[] side(Side side, long frames) throws IOException {
    float[] peaks = new float[BUCKETS];
    try (Feed feed = side.from(0)) {
      for (long start = 0; start < frames; start += BLOCK) {
        short[] samples = new short[(int) Math.min(BLOCK, frames - start)];
        feed.read(samples);
        for (int i = 0; i < samples.length; i++) {
          int bucket = (int) ((start + i) * BUCKETS / frames);
          float loud = Math.abs(samples[i] / 32_768f);
          if (loud > peaks[bucket]) {
            peaks[bucket] = loud;
          }
        }
      }
    }
    for (int i = 0; i < BUCKETS; i++) {
      peaks[i] = Math.round(peaks[i] * 1000) / 1000f;
    }
    return peaks;
  }
}
