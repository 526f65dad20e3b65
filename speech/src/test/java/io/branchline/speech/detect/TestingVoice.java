package io.branchline.speech.detect;

import io.branchline.speech.transcript.Span;
import java.util.Arrays;
import java.util.SplittableRandom;

/**
 * Makes telephone audio of which every moment of speech is known: syllables of a harmonic voice, or
 * of hiss, as vowels and fricatives are, some of them with a closure before the next, as stops
 * have.
 */
public final class TestingVoice {

  public static final int RATE = 8000;
  private final float[] samples;
  private final SplittableRandom random;

  public TestingVoice(long millis, long seed) {
    samples = new float[(int) (millis * RATE / 1000)];
    random = new SplittableRandom(seed);
  }

  /** Somebody speaks; the amplitude is the loudest sample's. */
  public TestingVoice speak(long fromMillis, long toMillis, double amplitude) {
    int at = frame(fromMillis);
    int end = frame(toMillis);
    while (at < end) {
      int length = Math.min(end - at, frame(140 + random.nextInt(160)));
      // what would be left over as a crumb belongs to the last syllable
      if (end - at - length < frame(100)) {
        length = end - at;
      }
      boolean stop = at + length < end && random.nextInt(3) == 0;
      int sounds = stop ? length - frame(60 + random.nextInt(30)) : length;
      syllable(at, sounds, amplitude * (0.6 + 0.4 * random.nextDouble()));
      at += length;
    }
    return this;
  }

  private void syllable(int at, int length, double amplitude) {
    boolean hiss = random.nextInt(5) == 0;
    double pitch = 100 + random.nextInt(120);
    double formant = 400 + random.nextInt(500);
    double second = 1200 + random.nextInt(1000);
    for (int i = 0; i < length; i++) {
      double edge = Math.min(1, Math.min(i + 1, length - i) / (0.015 * RATE));
      double value = 0;
      if (hiss) {
        value = random.nextDouble(-1, 1) * 0.5;
      } else {
        for (int k = 1; k * pitch < 3400; k++) {
          double f = k * pitch;
          double gain =
              1 / (1 + Math.pow((f - formant) / 150, 2))
                  + 0.4 / (1 + Math.pow((f - second) / 200, 2))
                  + 0.02;
          value += gain * Math.sin(2 * Math.PI * f * i / RATE + k * k);
        }
        value *= 0.4;
      }
      samples[at + i] += (float) (amplitude * edge * value);
    }
  }

  public TestingVoice noise(long fromMillis, long toMillis, double deviation) {
    for (int i = frame(fromMillis); i < Math.min(samples.length, frame(toMillis)); i++) {
      samples[i] += (float) (deviation * Math.sqrt(3) * random.nextDouble(-1, 1));
    }
    return this;
  }

  public TestingVoice tone(long fromMillis, long toMillis, double hertz, double amplitude) {
    for (int i = frame(fromMillis); i < frame(toMillis); i++) {
      samples[i] += (float) (amplitude * Math.sin(2 * Math.PI * hertz * i / RATE));
    }
    return this;
  }

  public TestingVoice click(long atMillis) {
    Arrays.fill(samples, frame(atMillis), frame(atMillis) + 8, 30_000);
    return this;
  }

  public TestingVoice louder(double times) {
    for (int i = 0; i < samples.length; i++) {
      samples[i] *= (float) times;
    }
    return this;
  }

  public short[] samples() {
    short[] clipped = new short[samples.length];
    for (int i = 0; i < samples.length; i++) {
      clipped[i] = (short) Math.max(-32768, Math.min(32767, Math.round(samples[i])));
    }
    return clipped;
  }

  public static Span span(long start, long end) {
    return new Span(start, end);
  }

  private static int frame(long millis) {
    return (int) (millis * RATE / 1000);
  }
}
