package io.branchline.speech.audio;

import java.util.Locale;

/**
 * How a WAV file's samples are stored.
 *
 * @param encoding PCM, A-law or µ-law
 * @param channels 1 or more, interleaved
 * @param sampleRate samples a second of one channel
 * @param bits bits of one sample: 8, 16, 24 or 32 for PCM, 8 for the G.711 laws
 */
public record WavFormat(Encoding encoding, int channels, int sampleRate, int bits) {

  /** The sample encodings that are read. */
  public enum Encoding {
    PCM,
    A_LAW,
    MU_LAW;

    /** The name in the recordings table: pcm, alaw, mulaw. */
    String shortName() {
      return name().toLowerCase(Locale.ROOT).replace("_", "");
    }
  }

  /** Bytes of one sample of every channel. */
  public int frameBytes() {
    return channels * bits / 8;
  }

  /** The encoding as the recordings table names it: pcm16, alaw8, mulaw8. */
  public String label() {
    return encoding.shortName() + bits;
  }
}
