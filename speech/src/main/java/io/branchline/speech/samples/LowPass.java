package io.branchline.speech.samples;

/** Brings samples to a rate that is a whole fraction of theirs, without folding high tones down. */
final class LowPass {

  // A windowed-sinc filter (Hamming): 63 taps, cut off at 85 % of the new rate's half. What lies
  // above the new half rate is damped by more than 40 dB, enough for a telephone line.
  private static final int TAPS = 63;
  private static final double CUT = 0.85;

  private LowPass() {}

  static short[] decimate(short[] samples, int factor) {
    double[] filter = filter(factor);
    short[] out = new short[samples.length / factor];
    for (int i = 0; i < out.length; i++) {
      double sum = 0;
      for (int k = 0; k < TAPS; k++) {
        int at = i * factor + k - TAPS / 2;
        if (at >= 0 && at < samples.length) {
          sum += filter[k] * samples[at];
        }
      }
      out[i] = (short) Math.max(Short.MIN_VALUE, Math.min(Short.MAX_VALUE, Math.round(sum)));
    }
    return out;
  }

  private static double[] filter(int factor) {
    double[] filter = new double[TAPS];
    double cut = CUT / factor;
    double sum = 0;
    for (int k = 0; k < TAPS; k++) {
      double x = k - TAPS / 2.0 + 0.5;
      double sinc = x == 0 ? cut : Math.sin(Math.PI * cut * x) / (Math.PI * x);
      filter[k] = sinc * (0.54 - 0.46 * Math.cos(2 * Math.PI * k / (TAPS - 1)));
      sum += filter[k];
    }
    for (int k = 0; k < TAPS; k++) {
      filter[k] /= sum;
    }
    return filter;
  }
}
