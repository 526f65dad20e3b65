package io.branchline.speech.audio;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Writes WAV files of any header, right or lying. */
public final class TestingWav {

  private int tag = 1;
  private int channels = 1;
  private int rate = 8000;
  private int bits = 16;
  private int frameBytes = -1;
  private long declaredBytes = -1;
  private byte[] data = new byte[0];

  public TestingWav tag(int value) {
    tag = value;
    return this;
  }

  public TestingWav channels(int value) {
    channels = value;
    return this;
  }

  public TestingWav rate(int value) {
    rate = value;
    return this;
  }

  public TestingWav bits(int value) {
    bits = value;
    return this;
  }

  public TestingWav frameBytes(int value) {
    frameBytes = value;
    return this;
  }

  public TestingWav declaredBytes(long value) {
    declaredBytes = value;
    return this;
  }

  public TestingWav data(byte... value) {
    data = value.clone();
    return this;
  }

  public Path write(Path path) throws IOException {
    ByteBuffer out = ByteBuffer.allocate(44 + data.length).order(ByteOrder.LITTLE_ENDIAN);
    int frame = frameBytes < 0 ? channels * bits / 8 : frameBytes;
    long declared = declaredBytes < 0 ? data.length : declaredBytes;
    out.put("RIFF".getBytes(StandardCharsets.US_ASCII)).putInt(36 + data.length);
    out.put("WAVEfmt ".getBytes(StandardCharsets.US_ASCII)).putInt(16);
    out.putShort((short) tag).putShort((short) channels).putInt(rate).putInt(rate * frame);
    out.putShort((short) frame).putShort((short) bits);
    out.put("data".getBytes(StandardCharsets.US_ASCII)).putInt((int) declared).put(data);
    return Files.write(path, out.array());
  }
}
