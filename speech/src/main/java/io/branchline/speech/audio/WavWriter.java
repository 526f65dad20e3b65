package io.branchline.speech.audio;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** Writes telephone-quality WAV files: µ-law, 8 bits a sample. */
public final class WavWriter {

  private static final int HEADER_BYTES = 46;
  private static final short TAG_MU_LAW = 7;

  private WavWriter() {}

  /**
   * Writes the channels, padded with silence to the longest, as one interleaved file. The file
   * appears whole or not at all.
   */
  public static void writeMuLaw(Path path, int sampleRate, short[]... channels) throws IOException {
    int frames = 0;
    for (short[] channel : channels) {
      frames = Math.max(frames, channel.length);
    }
    int dataBytes = frames * channels.length;
    ByteBuffer out =
        ByteBuffer.allocate(HEADER_BYTES + dataBytes + (dataBytes & 1))
            .order(ByteOrder.LITTLE_ENDIAN);
    out.put("RIFF".getBytes(StandardCharsets.US_ASCII)).putInt(out.capacity() - 8);
    out.put("WAVEfmt ".getBytes(StandardCharsets.US_ASCII)).putInt(18);
    out.putShort(TAG_MU_LAW).putShort((short) channels.length);
    out.putInt(sampleRate).putInt(sampleRate * channels.length);
    out.putShort((short) channels.length).putShort((short) 8).putShort((short) 0);
    out.put("data".getBytes(StandardCharsets.US_ASCII)).putInt(dataBytes);
    for (int i = 0; i < frames; i++) {
      for (short[] channel : channels) {
        out.put(G711.toMuLaw(i < channel.length ? channel[i] : 0));
      }
    }
    Path part = path.resolveSibling(path.getFileName() + ".part");
    Files.write(part, out.array());
    Files.move(part, path, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
  }
}
