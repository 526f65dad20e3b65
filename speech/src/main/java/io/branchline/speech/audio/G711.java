package io.branchline.speech.audio;

/** The two telephone companding laws of ITU-T G.711, 8 bits to 16-bit linear and back. */
public final class G711 {

  private static final int MU_LAW_BIAS = 0x84;
  private static final int MU_LAW_CLIP = 32635;

  private G711() {}

  /** Expands one µ-law byte. */
  public static short muLaw(byte code) {
    int inverted = ~code & 0xff;
    int exponent = (inverted >> 4) & 7;
    int magnitude = ((((inverted & 0x0f) << 3) + MU_LAW_BIAS) << exponent) - MU_LAW_BIAS;
    return (short) ((inverted & 0x80) == 0 ? magnitude : -magnitude);
  }

  /** Expands one A-law byte. */
  public static short aLaw(byte code) {
    int toggled = (code ^ 0x55) & 0xff;
    int exponent = (toggled >> 4) & 7;
    int mantissa = (toggled & 0x0f) << 4;
    int magnitude = exponent == 0 ? mantissa + 8 : (mantissa + 0x108) << (exponent - 1);
    return (short) ((toggled & 0x80) == 0 ? -magnitude : magnitude);
  }

  /** Compresses one linear sample to µ-law. */
  public static byte toMuLaw(short sample) {
    int sign = sample < 0 ? 0x80 : 0;
    int magnitude = Math.min(Math.abs((int) sample), MU_LAW_CLIP) + MU_LAW_BIAS;
    int exponent = 31 - Integer.numberOfLeadingZeros(magnitude) - 7;
    int mantissa = (magnitude >> (exponent + 3)) & 0x0f;
    return (byte) ~(sign | (exponent << 4) | mantissa);
  }
}
