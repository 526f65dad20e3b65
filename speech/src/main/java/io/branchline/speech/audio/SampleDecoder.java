package io.branchline.speech.audio;

/** One stored sample to a linear 16-bit one. */
@FunctionalInterface
interface SampleDecoder {

  /** Decodes the sample whose first byte is at {@code offset}. */
  short decode(byte[] bytes, int offset);

  /** The decoder of a checked format. */
  static SampleDecoder of(WavFormat format) {
    return switch (format.encoding()) {
      case A_LAW -> (bytes, at) -> G711.aLaw(bytes[at]);
      case MU_LAW -> (bytes, at) -> G711.muLaw(bytes[at]);
      case PCM ->
          switch (format.bits()) {
            // 8-bit WAV samples are unsigned, all wider ones signed
            case 8 -> (bytes, at) -> (short) (((bytes[at] & 0xff) - 128) << 8);
            case 16 -> (bytes, at) -> (short) ((bytes[at] & 0xff) | bytes[at + 1] << 8);
            case 24 -> (bytes, at) -> (short) ((bytes[at + 1] & 0xff) | bytes[at + 2] << 8);
            case 32 -> (bytes, at) -> (short) ((bytes[at + 2] & 0xff) | bytes[at + 3] << 8);
            default -> throw new IllegalArgumentException("bits " + format.bits());
          };
    };
  }
}
