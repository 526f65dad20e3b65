package io.branchline.speech.audio;

import java.io.IOException;
import java.io.InputStream;

/** One channel of interleaved samples. */
final class WavChannelReader implements ChannelReader {

  private static final int BLOCK_FRAMES = 4096;

  private final InputStream in;
  private final WavFormat format;
  private final int sampleOffset;
  private final SampleDecoder decoder;
  private final byte[] block;
  private long framesLeft;

  WavChannelReader(InputStream in, WavFormat format, int channel, long frames) {
    this.in = in;
    this.format = format;
    this.sampleOffset = channel * format.bits() / 8;
    this.decoder = SampleDecoder.of(format);
    this.block = new byte[BLOCK_FRAMES * format.frameBytes()];
    this.framesLeft = frames;
  }

  @Override
  public int sampleRate() {
    return format.sampleRate();
  }

  @Override
  public int read(short[] samples) throws IOException {
    int filled = 0;
    while (filled < samples.length && framesLeft > 0) {
      int want = (int) Math.min(Math.min(samples.length - filled, BLOCK_FRAMES), framesLeft);
      int got = in.readNBytes(block, 0, want * format.frameBytes()) / format.frameBytes();
      for (int i = 0; i < got; i++) {
        samples[filled++] = decoder.decode(block, i * format.frameBytes() + sampleOffset);
      }
      framesLeft = got < want ? 0 : framesLeft - got;
    }
    return filled;
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
