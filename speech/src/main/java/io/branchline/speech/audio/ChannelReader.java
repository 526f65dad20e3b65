package io.branchline.speech.audio;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;

/** The samples of one channel, block by block, in constant memory. Not for sharing by threads. */
public final class ChannelReader implements Closeable {

  private static final int BLOCK_FRAMES = 4096;

  private final InputStream in;
  private final WavFormat format;
  private final int sampleOffset;
  private final SampleDecoder decoder;
  private final byte[] block;
  private long framesLeft;

  ChannelReader(InputStream in, WavFormat format, int channel, long frames) {
    this.in = in;
    this.format = format;
    this.sampleOffset = channel * format.bits() / 8;
    this.decoder = SampleDecoder.of(format);
    this.block = new byte[BLOCK_FRAMES * format.frameBytes()];
    this.framesLeft = frames;
  }

  /** Samples a second. */
  public int sampleRate() {
    return format.sampleRate();
  }

  /**
   * Fills the array with the next linear 16-bit samples.
   *
   * @return how many there were, at most the array's length; 0 at the end
   */
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
