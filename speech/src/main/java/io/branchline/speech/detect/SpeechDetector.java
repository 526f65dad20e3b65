package io.branchline.speech.detect;

import io.branchline.speech.transcript.Span;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;

/**
 * Finds where somebody speaks in a channel that comes block by block. Memory is constant; an answer
 * is six seconds behind the audio.
 *
 * <p>Every {@value #STEP_MILLIS} ms the loudness of six bands between 200 and 3,600 Hz is compared
 * with the {@link NoiseFloor} around it. The score is the mean over the bands of the decibels above
 * the floor. Speech starts where the score reaches {@value #START_DECIBELS} dB, goes on while it
 * stays above {@value #STAY_DECIBELS} dB, and survives pauses shorter than {@value #HANG_MILLIS}
 * ms, which a stop consonant has. What is shorter than {@value #LEAST_MILLIS} ms is a click. Steady
 * sound (hum, hiss, a dial tone) becomes the floor and is not speech.
 */
public final class SpeechDetector {

  /** Between two frames. */
  public static final int STEP_MILLIS = 10;

  private static final int WINDOW_MILLIS = 20;
  static final double START_DECIBELS = 9;
  static final double STAY_DECIBELS = 5;
  static final int HANG_MILLIS = 200;
  static final int LEAST_MILLIS = 80;

  /** The least of smoothed noise lies about this much below its mean. */
  private static final float BIAS_DECIBELS = 3;

  /** A floor below this is a quiet line; speech is far above it. */
  private static final float QUIET_DECIBELS = 18;

  private static final int SMOOTHED_FRAMES = 5;

  /** What lies this much below the loudest nearby is a line's comfort noise, or the other side. */
  static final float RANGE_DECIBELS = 32;

  /** How fast a loud moment is forgotten. */
  private static final float FORGET_DECIBELS = 0.01f;

  private final SlidingMinimum quietestAhead = new SlidingMinimum(NoiseFloor.WINDOW);
  private float loudest = Float.NEGATIVE_INFINITY;

  private final int step;
  private final short[] window;
  private final Bands bands;
  private final NoiseFloor floor = new NoiseFloor();
  private final ArrayDeque<float[]> waiting = new ArrayDeque<>();
  private final float[][] recent = new float[SMOOTHED_FRAMES][Bands.COUNT];
  private final float[] smoothed = new float[Bands.COUNT];
  private final float[] level = new float[Bands.COUNT];
  private int filled;
  private long frames;
  private long judged;
  private long start = -1;
  private long last;
  private final List<Span> found = new ArrayList<>();

  /** For a channel of this rate, from its first sample. */
  public SpeechDetector(int sampleRate) {
    this.step = sampleRate * STEP_MILLIS / 1000;
    this.window = new short[sampleRate * WINDOW_MILLIS / 1000];
    this.bands = new Bands(sampleRate, window.length);
  }

  /** Adds samples. */
  public void accept(short[] samples, int count) {
    for (int i = 0; i < count; i++) {
      window[filled++] = samples[i];
      if (filled == window.length) {
        frame();
        System.arraycopy(window, step, window, 0, window.length - step);
        filled = window.length - step;
      }
    }
  }

  /** Says that there are no more samples. */
  public void finish() {
    while (floor.drain(level)) {
      judge(-quietestAhead.dropUpTo(judged));
    }
    close();
  }

  /** What was found since the last call, in order; its ends will not change. */
  public List<Span> poll() {
    List<Span> copy = List.copyOf(found);
    found.clear();
    return copy;
  }

  /**
   * Everything before this moment is decided, but for speech that {@linkplain #speaking} goes on.
   */
  public long decidedMillis() {
    return judged * STEP_MILLIS;
  }

  /** Where the speech that goes on at the decided moment started; −1 when nobody speaks there. */
  public long speaking() {
    return start < 0 ? -1 : start * STEP_MILLIS;
  }

  private void frame() {
    float[] now = new float[Bands.COUNT];
    bands.measure(window, 0, now);
    waiting.add(now);
    recent[(int) (frames % SMOOTHED_FRAMES)] = now;
    frames++;
    int have = (int) Math.min(frames, SMOOTHED_FRAMES);
    for (int band = 0; band < Bands.COUNT; band++) {
      float sum = 0;
      for (int i = 0; i < have; i++) {
        sum += recent[i][band];
      }
      smoothed[band] = sum / have;
    }
    float ahead = quietestAhead.add(frames - 1, -mean(smoothed));
    if (floor.add(smoothed, level)) {
      judge(-ahead);
    }
  }

  private void judge(float ahead) {
    float[] heard = waiting.remove();
    loudest = Math.max(loudest - FORGET_DECIBELS, ahead);
    float sum = 0;
    for (int band = 0; band < Bands.COUNT; band++) {
      float quiet = Math.max(level[band] + BIAS_DECIBELS, QUIET_DECIBELS);
      sum += Math.max(0, heard[band] - quiet);
    }
    float score = mean(heard) < loudest - RANGE_DECIBELS ? 0 : sum / Bands.COUNT;
    if (score >= START_DECIBELS || (start >= 0 && score >= STAY_DECIBELS)) {
      if (start < 0) {
        start = judged;
      }
      last = judged;
    }
    judged++;
    if (start >= 0 && (judged - 1 - last) * STEP_MILLIS >= HANG_MILLIS) {
      close();
    }
  }

  private static float mean(float[] values) {
    float sum = 0;
    for (float value : values) {
      sum += value;
    }
    return sum / values.length;
  }

  private void close() {
    if (start >= 0 && (last + 1 - start) * STEP_MILLIS >= LEAST_MILLIS) {
      // a frame's middle lies half a window after its start
      long half = (WINDOW_MILLIS - STEP_MILLIS) / 2;
      found.add(new Span(start * STEP_MILLIS + half, (last + 1) * STEP_MILLIS + half));
    }
    start = -1;
  }
}
