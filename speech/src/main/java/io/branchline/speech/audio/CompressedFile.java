package io.branchline.speech.audio;

import io.branchline.warehouse.Failure;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

/**
 * A file that FFmpeg decodes: Ogg with Opus or Vorbis, FLAC, MP3, GSM 06.10 by itself or in WAV,
 * and more. What it is, its content says, not its name. Decoded as a stream, in constant memory.
 *
 * @param sampleRate of what is read: at most {@value #MAX_RATE}, which is more than speech needs
 * @param encoding the codec's name, such as opus, vorbis, flac, mp3, gsm
 */
public record CompressedFile(
    Path path, int channels, int sampleRate, String encoding, long durationMillis)
    implements AudioFile {

  private static final int MAX_RATE = 16_000;
  private static final int MIN_RATE = 8000;
  private static final int MAX_CHANNELS = 32;
  private static final int GSM_FRAME_BYTES = 33;
  private static final String ENTRIES =
      "stream=codec_name,channels,sample_rate,duration:format=duration";

  /** Asks FFprobe. Fails with one line that names the file. */
  static CompressedFile read(Path path) {
    try {
      if (Files.size(path) == 0) {
        throw bad(path, "is empty (0 bytes).");
      }
      Map<String, String> facts = facts(path);
      if (!facts.containsKey("codec_name")) {
        throw bad(path, "holds no sound that can be decoded: " + reason(facts, path) + ".");
      }
      if ("gsm".equals(facts.get("codec_name")) && !startsAsGsm(path)) {
        throw bad(path, "is no GSM 06.10: its frames do not start as such do.");
      }
      int channels = number(facts, "channels");
      int rate = number(facts, "sample_rate");
      if (channels < 1 || channels > MAX_CHANNELS) {
        throw bad(path, "has a broken header: " + channels + " channels.");
      }
      if (rate < MIN_RATE) {
        throw bad(
            path,
            "has a sample rate of "
                + rate
                + " a second; "
                + MIN_RATE
                + " is the least that is read.");
      }
      CompressedFile file =
          new CompressedFile(
              path,
              channels,
              Math.min(rate, MAX_RATE),
              facts.getOrDefault("codec_name", ""),
              millis(facts));
      return file.durationMillis >= 0 ? file : file.counted();
    } catch (IOException e) {
      throw bad(path, "cannot be read: " + e.getMessage());
    }
  }

  /**
   * Bare GSM has no header, so that anything of that name seems to be it; its frames start with D.
   */
  private static boolean startsAsGsm(Path path) throws IOException {
    try (InputStream in = Files.newInputStream(path)) {
      byte[] frames = in.readNBytes(2 * GSM_FRAME_BYTES);
      return (frames[0] & 0xf0) == 0xd0
          && (frames.length <= GSM_FRAME_BYTES || (frames[GSM_FRAME_BYTES] & 0xf0) == 0xd0);
    }
  }

  private static Map<String, String> facts(Path path) throws IOException {
    String said =
        Ffmpeg.output(
            Ffmpeg.probe(
                path, "-select_streams", "a:0", "-show_entries", ENTRIES, "-of", "default=nw=1"));
    Map<String, String> facts = new TreeMap<>();
    for (String line : said.lines().toList()) {
      String[] parts = line.strip().split("=", 2);
      // the stream's own duration goes before the container's
      if (parts.length == 2 && !parts[1].equals("N/A")) {
        facts.putIfAbsent(parts[0], parts[1]);
      } else if (parts.length == 1 && !parts[0].isBlank()) {
        facts.put("error", parts[0]);
      }
    }
    return facts;
  }

  private static String reason(Map<String, String> facts, Path path) {
    String error = facts.getOrDefault("error", "no audio stream");
    return error.replace("file:" + path.toAbsolutePath() + ": ", "");
  }

  private static int number(Map<String, String> facts, String name) {
    try {
      return Integer.parseInt(facts.getOrDefault(name, "0"));
    } catch (NumberFormatException e) {
      return 0;
    }
  }

  private static long millis(Map<String, String> facts) {
    try {
      return Math.round(Double.parseDouble(facts.getOrDefault("duration", "-1")) * 1000);
    } catch (NumberFormatException e) {
      return -1;
    }
  }

  /** The same with the length that decoding it gives, for formats that do not say it. */
  private CompressedFile counted() throws IOException {
    long frames = 0;
    short[] block = new short[sampleRate];
    try (ChannelReader reader = openChannel(0)) {
      for (int read = reader.read(block); read > 0; read = reader.read(block)) {
        frames += read;
      }
    }
    return new CompressedFile(path, channels, sampleRate, encoding, frames * 1000 / sampleRate);
  }

  @Override
  public ChannelReader openChannel(int channel) {
    checkChannel(channel);
    try {
      Process process =
          Ffmpeg.decode(
                  path, "-map", "0:a:0", "-ar", String.valueOf(sampleRate), "-f", "s16le", "pipe:1")
              .redirectError(ProcessBuilder.Redirect.DISCARD)
              .start();
      process.getOutputStream().close();
      WavFormat format = new WavFormat(WavFormat.Encoding.PCM, channels, sampleRate, 16);
      InputStream in = process.getInputStream();
      return new Decoding(process, new WavChannelReader(in, format, channel, Long.MAX_VALUE));
    } catch (IOException e) {
      throw bad(path, "cannot be decoded: " + e.getMessage());
    }
  }

  private static Failure bad(Path path, String what) {
    return new Failure(Failure.Code.BAD_INPUT, path + " " + what);
  }

  /** The decoder's output, and the decoder. */
  private static final class Decoding implements ChannelReader {
    private final Process process;
    private final ChannelReader samples;
    private boolean any;

    Decoding(Process process, ChannelReader samples) {
      this.process = process;
      this.samples = samples;
    }

    @Override
    public int sampleRate() {
      return samples.sampleRate();
    }

    @Override
    public int read(short[] block) throws IOException {
      int read = samples.read(block);
      any |= read > 0;
      if (read == 0 && !any) {
        throw new IOException("the decoder found no sound in it");
      }
      return read;
    }

    @Override
    public void close() throws IOException {
      process.destroy();
      samples.close();
    }
  }
}
