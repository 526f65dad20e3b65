package io.branchline.console.audio;

import io.branchline.speech.audio.AudioFile;
import io.branchline.speech.audio.ChannelReader;
import io.branchline.warehouse.table.Recording;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A recording as the browser plays it: a WAV file of 16-bit PCM, the agent on the left, the
 * customer on the right, each side starting where it does on the call's clock. Nothing is written
 * to disk; a stretch is decoded when it is asked for.
 *
 * @param agent where the agent's side is
 * @param customer where the customer's side is
 * @param sampleRate of both sides
 * @param frames samples of each channel
 */
public record StereoMix(Side agent, Side customer, int sampleRate, long frames) {

  private static final int HEADER_BYTES = 44;
  private static final int FRAME_BYTES = 4;
  private static final int BLOCK_FRAMES = 4096;

  /**
   * One side's place.
   *
   * @param delayFrames silence before its first sample; below 0 the first samples are left out
   * @param muted where it is silenced, whatever its file holds
   */
  public record Side(AudioFile file, int channel, long delayFrames, List<Muting.Stretch> muted) {

    /** Copies the stretches. */
    public Side {
      muted = List.copyOf(muted);
    }

    private Side with(List<Muting.Stretch> stretches) {
      return new Side(file, channel, delayFrames, stretches);
    }

    private boolean sharesChannelWith(Side other) {
      return channel == other.channel && file.equals(other.file);
    }

    /** A reader that stands on a frame of the call's clock. */
    Feed from(long frame) {
      return new Feed(this, frame);
    }

    private long end() {
      return delayFrames + file.frames();
    }
  }

  /** The recording's files, with their headers read. */
  public static StereoMix of(Recording recording) {
    AudioFile agent = AudioFile.read(Path.of(recording.agentPath()));
    AudioFile customer =
        recording.customerPath().equals(recording.agentPath())
            ? agent
            : AudioFile.read(Path.of(recording.customerPath()));
    int rate = agent.sampleRate();
    Side left =
        new Side(
            agent, recording.agentChannel(), recording.agentDelayMillis() * rate / 1000, List.of());
    Side right =
        new Side(
            customer,
            recording.customerChannel(),
            recording.customerDelayMillis() * rate / 1000,
            List.of());
    return new StereoMix(left, right, rate, Math.max(left.end(), right.end()));
  }

  /** The same recording with silence where it is muted; its length stays. */
  public StereoMix muted(Muting muting) {
    List<Muting.Stretch> left = muting.agent();
    List<Muting.Stretch> right = muting.customer();
    if (agent.sharesChannelWith(customer)) {
      left = new ArrayList<>(left);
      left.addAll(right);
      right = left;
    }
    return new StereoMix(agent.with(left), customer.with(right), sampleRate, frames);
  }

  /** The WAV file's length. */
  public long bytes() {
    return HEADER_BYTES + frames * FRAME_BYTES;
  }

  /** The length of what is heard. */
  public long durationMillis() {
    return frames * 1000 / sampleRate;
  }

  /** The WAV file; skipping is cheap. */
  public InputStream open() {
    return new Stream(this);
  }

  private byte[] header() {
    long data = frames * FRAME_BYTES;
    ByteBuffer header = ByteBuffer.allocate(HEADER_BYTES).order(ByteOrder.LITTLE_ENDIAN);
    header.put("RIFF".getBytes(StandardCharsets.US_ASCII)).putInt((int) (HEADER_BYTES - 8 + data));
    header.put("WAVEfmt ".getBytes(StandardCharsets.US_ASCII)).putInt(16);
    header.putShort((short) 1).putShort((short) 2);
    header.putInt(sampleRate).putInt(sampleRate * FRAME_BYTES);
    header.putShort((short) FRAME_BYTES).putShort((short) 16);
    header.put("data".getBytes(StandardCharsets.US_ASCII)).putInt((int) data);
    return header.array();
  }

  /** One side's samples from some frame on, with silence where there are none. */
  static final class Feed implements AutoCloseable {
    private final Side side;
    private final ChannelReader reader;
    private final short[] one = new short[BLOCK_FRAMES];
    private final long sampleRate;
    private long frame;

    Feed(Side side, long frame) {
      this.side = side;
      this.frame = frame;
      this.sampleRate = side.file().sampleRate();
      this.reader = side.file().openChannel(side.channel());
      try {
        skip(Math.max(0, frame - side.delayFrames()));
      } catch (IOException e) {
        throw new java.io.UncheckedIOException(e);
      }
    }

    private void skip(long samples) throws IOException {
      long left = samples;
      while (left > 0) {
        short[] into = left >= one.length ? one : new short[(int) left];
        int got = reader.read(into);
        if (got == 0) {
          return;
        }
        left -= got;
      }
    }

    /** Fills the array; what lies before the side's start or after its end is silence. */
    void read(short[] samples) throws IOException {
      int silent = (int) Math.min(samples.length, Math.max(0, side.delayFrames() - frame));
      Arrays.fill(samples, (short) 0);
      if (silent < samples.length) {
        short[] heard = new short[samples.length - silent];
        int got = reader.read(heard);
        System.arraycopy(heard, 0, samples, silent, got);
      }
      mute(samples);
      frame += samples.length;
    }

    private void mute(short[] samples) {
      for (Muting.Stretch stretch : side.muted()) {
        long from = stretch.startMillis() * sampleRate / 1000 - frame;
        long to = (stretch.endMillis() * sampleRate + 999) / 1000 - frame;
        if (from < samples.length && to > 0) {
          Arrays.fill(
              samples, (int) Math.max(0, from), (int) Math.min(samples.length, to), (short) 0);
        }
      }
    }

    @Override
    public void close() throws IOException {
      reader.close();
    }
  }

  /** The file's bytes, decoded block by block. */
  private static final class Stream extends InputStream {
    private final StereoMix mix;
    private final byte[] header;
    private long position;
    private @Nullable Feed left;
    private @Nullable Feed right;
    private byte[] block = new byte[0];
    private long blockStart = -1;

    Stream(StereoMix mix) {
      this.mix = mix;
      this.header = mix.header();
    }

    @Override
    public int read() throws IOException {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
      if (length == 0) {
        return 0;
      }
      if (position >= mix.bytes()) {
        return -1;
      }
      int copied;
      if (position < HEADER_BYTES) {
        copied = Math.min(length, (int) (HEADER_BYTES - position));
        System.arraycopy(header, (int) position, bytes, offset, copied);
      } else {
        long data = position - HEADER_BYTES;
        if (blockStart < 0 || data >= blockStart + block.length) {
          fill(data / FRAME_BYTES);
        }
        int at = (int) (data - blockStart);
        copied = Math.min(length, block.length - at);
        System.arraycopy(block, at, bytes, offset, copied);
      }
      position += copied;
      return copied;
    }

    @Override
    public long skip(long bytes) {
      long skipped = Math.max(0, Math.min(bytes, mix.bytes() - position));
      position += skipped;
      return skipped;
    }

    private void fill(long frame) throws IOException {
      if (left == null
          || right == null
          || blockStart < 0
          || frame * FRAME_BYTES != blockStart + block.length) {
        close();
        left = mix.agent.from(frame);
        right = mix.customer.from(frame);
      }

      int count = (int) Math.min(BLOCK_FRAMES, mix.frames - frame);
      short[] a = new short[count];
      short[] b = new short[count];
      left.read(a);
      right.read(b);
      ByteBuffer buffer = ByteBuffer.allocate(count * FRAME_BYTES).order(ByteOrder.LITTLE_ENDIAN);
      for (int i = 0; i < count; i++) {
        buffer.putShort(a[i]).putShort(b[i]);
      }
      block = buffer.array();
      blockStart = frame * FRAME_BYTES;
    }

    @Override
    public int available() {
      return 0;
    }

    @Override
    public void close() throws IOException {
      if (left != null) {
        left.close();
        left = null;
      }
      if (right != null) {
        right.close();
        right = null;
      }
    }
  }
}
