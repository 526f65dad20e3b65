package io.branchline.console.audio;

import io.branchline.console.audio.StereoMix.Feed;
import io.branchline.console.audio.StereoMix.Side;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * How loud each side is over the recording, for drawing it. A peak is the loudest sample of its
 * stretch, as 100 times the square root of its share of full scale: quiet speech stays visible.
 *
 * @param durationMillis the recording's length
 * @param millisPerPeak the stretch that a peak stands for, {@value #SHORTEST_MILLIS} ms or more
 * @param agent 0 to 100, one a stretch
 * @param customer the same for the other side
 */
public record Peaks(
    long durationMillis, int millisPerPeak, List<Integer> agent, List<Integer> customer) {

  /** Recordings of two minutes or less are drawn this finely. */
  public static final int SHORTEST_MILLIS = 10;

  /** The most peaks a side: a call of two hours is drawn and sent as fast as one of two minutes. */
  public static final int MOST_PEAKS = 12_000;

  private static final int BLOCK = 8_192;
  private static final double FULL_SCALE = 32_768;

  /** Copies the peaks. */
  public Peaks {
    agent = List.copyOf(agent);
    customer = List.copyOf(customer);
  }

  /** Reads the whole recording once. */
  public static Peaks of(StereoMix mix) throws IOException {
    long duration = mix.durationMillis();
    int millisPerPeak = (int) Math.max(SHORTEST_MILLIS, (duration + MOST_PEAKS - 1) / MOST_PEAKS);
    int count = (int) Math.max(1, (duration + millisPerPeak - 1) / millisPerPeak);
    double framesPerPeak = mix.sampleRate() * millisPerPeak / 1000.0;
    return new Peaks(
        duration,
        millisPerPeak,
        side(mix.agent(), mix.frames(), framesPerPeak, count),
        side(mix.customer(), mix.frames(), framesPerPeak, count));
  }

  /** The same picture with nothing to see where it is muted. */
  public Peaks muted(Muting muting) {
    return new Peaks(
        durationMillis,
        millisPerPeak,
        muted(agent, muting.agent()),
        muted(customer, muting.customer()));
  }

  private List<Integer> muted(List<Integer> peaks, List<Muting.Stretch> stretches) {
    List<Integer> left = new ArrayList<>(peaks);
    for (Muting.Stretch stretch : stretches) {
      long from = stretch.startMillis() / millisPerPeak;
      long to = (stretch.endMillis() + millisPerPeak - 1) / millisPerPeak;
      for (long i = from; i < Math.min(to, left.size()); i++) {
        left.set((int) i, 0);
      }
    }
    return left;
  }

  private static List<Integer> side(Side side, long frames, double framesPerPeak, int count)
      throws IOException {
    int[] loudest = new int[count];
    short[] samples = new short[BLOCK];
    try (Feed feed = side.from(0)) {
      for (long start = 0; start < frames; start += BLOCK) {
        feed.read(samples);
        int end = (int) Math.min(BLOCK, frames - start);
        for (int i = 0; i < end; i++) {
          int peak = Math.min(count - 1, (int) ((start + i) / framesPerPeak));
          loudest[peak] = Math.max(loudest[peak], Math.abs(samples[i]));
        }
      }
    }
    List<Integer> peaks = new ArrayList<>(count);
    for (int loud : loudest) {
      peaks.add((int) Math.round(100 * Math.sqrt(loud / FULL_SCALE)));
    }
    return peaks;
  }
}
