package io.branchline.speech.detect;

/**
 * The loudness of a frame in the bands that carry speech over a telephone, in decibels of one
 * sample unit's power. What lies below the first band, mains hum and rumble, does not count.
 *
 * <p>Implementation: Hann window, radix-2 transform, mean power of each band's bins. The window is
 * about twice the step, so that every sample counts the same.
 */
final class Bands {

  /** The bands' limits in hertz: about equal on the ear's scale. */
  private static final int[] LIMITS = {200, 400, 700, 1100, 1700, 2500, 3600};

  static final int COUNT = LIMITS.length - 1;

  /** What the logarithm gets at least; a sample unit's power is 1. */
  private static final double LEAST_POWER = 0.1;

  private final int size;
  private final float[] window;
  private final double scale;
  private final float[] re;
  private final float[] im;
  private final float[] cos;
  private final float[] sin;
  private final int[] firstBin = new int[COUNT + 1];

  /** For windows of this many samples. */
  Bands(int sampleRate, int windowSamples) {
    this.size = Integer.highestOneBit(windowSamples - 1) << 1;
    this.window = new float[windowSamples];
    double power = 0;
    for (int i = 0; i < windowSamples; i++) {
      window[i] = (float) (0.5 - 0.5 * Math.cos(2 * Math.PI * (i + 0.5) / windowSamples));
      power += window[i] * window[i];
    }
    // Parseval: a white signal of power 1 gets 1 in every bin
    this.scale = 1 / power;
    this.re = new float[size];
    this.im = new float[size];
    this.cos = new float[size / 2];
    this.sin = new float[size / 2];
    for (int i = 0; i < size / 2; i++) {
      cos[i] = (float) Math.cos(2 * Math.PI * i / size);
      sin[i] = (float) -Math.sin(2 * Math.PI * i / size);
    }
    for (int band = 0; band <= COUNT; band++) {
      int bin = (int) Math.round((double) LIMITS[band] * size / sampleRate);
      firstBin[band] = Math.min(bin, size / 2);
    }
  }

  /** Writes the frame's loudness in every band; the array holds as many samples as the window. */
  void measure(short[] samples, int offset, float[] decibels) {
    for (int i = 0; i < size; i++) {
      re[i] = i < window.length ? samples[offset + i] * window[i] : 0;
      im[i] = 0;
    }
    transform();
    for (int band = 0; band < COUNT; band++) {
      double sum = 0;
      for (int bin = firstBin[band]; bin < firstBin[band + 1]; bin++) {
        sum += (double) re[bin] * re[bin] + (double) im[bin] * im[bin];
      }
      int bins = firstBin[band + 1] - firstBin[band];
      double power = bins == 0 ? 0 : sum * scale / bins;
      decibels[band] = (float) (10 * Math.log10(Math.max(power, LEAST_POWER)));
    }
  }

  private void transform() {
    for (int i = 1, j = 0; i < size; i++) {
      int bit = size >> 1;
      for (; (j & bit) != 0; bit >>= 1) {
        j ^= bit;
      }
      j ^= bit;
      if (i < j) {
        float swap = re[i];
        re[i] = re[j];
        re[j] = swap;
      }
    }
    for (int half = 1; half < size; half <<= 1) {
      int stride = size / (2 * half);
      for (int start = 0; start < size; start += 2 * half) {
        for (int k = 0; k < half; k++) {
          int a = start + k;
          int b = a + half;
          float c = cos[k * stride];
          float s = sin[k * stride];
          float real = re[b] * c - im[b] * s;
          float imag = re[b] * s + im[b] * c;
          re[b] = re[a] - real;
          im[b] = im[a] - imag;
          re[a] += real;
          im[a] += imag;
        }
      }
    }
  }
}
