package io.branchline.speech.audio;

import io.branchline.warehouse.Failure;
import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/**
 * A WAV file whose header has been read and checked against the file itself. Recorders that crash
 * or stream leave data sizes that are 0 or too large; what is really there counts. A header that
 * contradicts itself is refused, because decoding it would give noise.
 *
 * @param path the file
 * @param format how its samples are stored
 * @param dataOffset where the samples start, in bytes
 * @param frames how many samples of every channel there really are
 */
public record WavFile(Path path, WavFormat format, long dataOffset, long frames)
    implements AudioFile {

  private static final int TAG_PCM = 1;
  private static final int TAG_A_LAW = 6;
  private static final int TAG_MU_LAW = 7;
  private static final int TAG_EXTENSIBLE = 0xfffe;

  /** Below this rate speech has lost its consonants; above it the header is wrong. */
  private static final int MIN_RATE = 8000;

  private static final int MAX_RATE = 192_000;
  private static final int MAX_CHANNELS = 32;
  private static final int PEEKED_BYTES = 4096;

  /**
   * Whether a file is to be read here: one that is there, starts as a WAV file does, and does not
   * name an encoding that this class leaves to others.
   */
  static boolean isPlain(Path path) {
    byte[] head = new byte[PEEKED_BYTES];
    int read;
    try (InputStream in = Files.newInputStream(path)) {
      read = in.readNBytes(head, 0, head.length);
    } catch (IOException e) {
      return true; // read says what is wrong
    }
    if (read < 12 || !Header.id(ByteBuffer.wrap(head), 0).equals("RIFF")) {
      return read == 0;
    }
    ByteBuffer buffer = ByteBuffer.wrap(head).order(ByteOrder.LITTLE_ENDIAN);
    for (long at = 12; at + 10 <= read; ) {
      if (Header.id(buffer, (int) at).equals("fmt ")) {
        int tag = buffer.getShort((int) at + 8) & 0xffff;
        return tag == TAG_PCM || tag == TAG_A_LAW || tag == TAG_MU_LAW || tag == TAG_EXTENSIBLE;
      }
      long length = buffer.getInt((int) at + 4) & 0xffff_ffffL;
      at += 8 + length + (length & 1);
    }
    return true;
  }

  /** Reads and checks the header. Fails with one line that names the file. */
  public static WavFile read(Path path) {
    try (FileChannel channel = FileChannel.open(path)) {
      return new Header(path, channel).read();
    } catch (NoSuchFileException e) {
      throw new Failure(Failure.Code.BAD_INPUT, path + " does not exist.", e);
    } catch (IOException e) {
      throw new Failure(Failure.Code.BAD_INPUT, path + " cannot be read: " + e.getMessage(), e);
    }
  }

  @Override
  public int channels() {
    return format.channels();
  }

  @Override
  public int sampleRate() {
    return format.sampleRate();
  }

  @Override
  public String encoding() {
    return format.label();
  }

  @Override
  public long durationMillis() {
    return frames * 1000 / format.sampleRate();
  }

  @Override
  public ChannelReader openChannel(int channel) {
    checkChannel(channel);
    try {
      InputStream in = new BufferedInputStream(Files.newInputStream(path), 1 << 16);
      in.skipNBytes(dataOffset);
      return new WavChannelReader(in, format, channel, frames);
    } catch (IOException e) {
      throw new Failure(Failure.Code.BAD_INPUT, path + " cannot be read: " + e.getMessage(), e);
    }
  }

  /** The chunks before the samples. */
  private static final class Header {
    private final Path path;
    private final FileChannel channel;

    Header(Path path, FileChannel channel) {
      this.path = path;
      this.channel = channel;
    }

    WavFile read() throws IOException {
      long size = channel.size();
      if (size == 0) {
        throw bad("is empty (0 bytes).");
      }
      if (size < 12) {
        throw bad("is no WAV file: only " + size + " bytes.");
      }
      ByteBuffer riff = bytes(0, 12);
      if (!id(riff, 0).equals("RIFF") || !id(riff, 8).equals("WAVE")) {
        throw bad("is no WAV file: it does not start with RIFF and WAVE.");
      }
      WavFormat format = null;
      long at = 12;
      while (at + 8 <= size) {
        ByteBuffer head = bytes(at, 8);
        String id = id(head, 0);
        long length = head.getInt(4) & 0xffff_ffffL;
        long body = at + 8;
        if (id.equals("fmt ")) {
          format = format(body, length, size);
        } else if (id.equals("data")) {
          if (format == null) {
            throw bad("has a broken header: its samples come before their format.");
          }
          return data(format, body, length, size);
        }
        at = body + length + (length & 1);
      }
      throw bad(
          format == null
              ? "has a broken header: it has no format chunk."
              : "holds no audio: it has no data chunk.");
    }

    private WavFile data(WavFormat format, long body, long length, long size) {
      long present = size - body;
      // 0 and sizes past the end are what an interrupted or streaming recorder leaves
      long used = length == 0 || length > present ? present : length;
      long frames = used / format.frameBytes();
      if (frames == 0) {
        throw bad("holds no audio: 0 samples.");
      }
      return new WavFile(path, format, body, frames);
    }

    private WavFormat format(long body, long length, long size) throws IOException {
      if (length < 16 || body + 16 > size) {
        throw bad("has a broken header: its format chunk is cut short.");
      }
      ByteBuffer chunk = bytes(body, (int) Math.min(Math.min(length, 40), size - body));
      int tag = chunk.getShort(0) & 0xffff;
      if (tag == TAG_EXTENSIBLE && chunk.capacity() >= 26) {
        tag = chunk.getShort(24) & 0xffff;
      }
      int channels = chunk.getShort(2) & 0xffff;
      int rate = chunk.getInt(4);
      int frameBytes = chunk.getShort(12) & 0xffff;
      int bits = chunk.getShort(14) & 0xffff;
      WavFormat.Encoding encoding =
          switch (tag) {
            case TAG_PCM -> WavFormat.Encoding.PCM;
            case TAG_A_LAW -> WavFormat.Encoding.A_LAW;
            case TAG_MU_LAW -> WavFormat.Encoding.MU_LAW;
            default ->
                throw bad(
                    "has the encoding "
                        + tag
                        + "; PCM (1), A-law (6) and µ-law (7) are read."
                        + " Convert it to one of them.");
          };
      boolean known =
          encoding == WavFormat.Encoding.PCM
              ? bits == 8 || bits == 16 || bits == 24 || bits == 32
              : bits == 8;
      if (!known) {
        throw bad("has samples of " + bits + " bits; PCM of 8, 16, 24 or 32 bits is read.");
      }
      if (channels < 1 || channels > MAX_CHANNELS) {
        throw bad("has a broken header: " + channels + " channels.");
      }
      if (rate < MIN_RATE || rate > MAX_RATE) {
        throw bad(
            "has a sample rate of "
                + Integer.toUnsignedString(rate)
                + " a second; "
                + MIN_RATE
                + " to "
                + MAX_RATE
                + " are read. Maybe its header is wrong.");
      }
      WavFormat format = new WavFormat(encoding, channels, rate, bits);
      if (frameBytes != format.frameBytes()) {
        throw bad(
            "has a header that contradicts itself: "
                + channels
                + " channels of "
                + bits
                + " bits are "
                + format.frameBytes()
                + " bytes, not "
                + frameBytes
                + ".");
      }
      return format;
    }

    private ByteBuffer bytes(long position, int count) throws IOException {
      ByteBuffer buffer = ByteBuffer.allocate(count).order(ByteOrder.LITTLE_ENDIAN);
      while (buffer.hasRemaining()) {
        if (channel.read(buffer, position + buffer.position()) < 0) {
          throw new EOFException("it ends within its header");
        }
      }
      return buffer;
    }

    private static String id(ByteBuffer buffer, int offset) {
      byte[] name = new byte[4];
      buffer.get(offset, name);
      return new String(name, StandardCharsets.US_ASCII);
    }

    private Failure bad(String what) {
      return new Failure(Failure.Code.BAD_INPUT, path + " " + what);
    }
  }
}
