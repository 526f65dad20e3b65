package io.branchline.speech.samples;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LowPassTest {

  private static short[] tone(double hertz) {
    short[] samples = new short[16_000];
    for (int i = 0; i < samples.length; i++) {
      samples[i] = (short) Math.round(10_000 * Math.sin(2 * Math.PI * hertz * i / 16_000));
    }
    return samples;
  }

  private static double loudness(short[] samples) {
    double sum = 0;
    for (int i = 100; i < samples.length - 100; i++) {
      sum += (double) samples[i] * samples[i];
    }
    return Math.sqrt(2 * sum / (samples.length - 200));
  }

  @Test
  void speechPasses() {
    assertThat(loudness(LowPass.decimate(tone(1000), 2))).isBetween(9_800.0, 10_200.0);
  }

  @Test
  void whatWouldFoldDownIsTakenOut() {
    assertThat(loudness(LowPass.decimate(tone(5000), 2))).isLessThan(100);
  }
}
