package io.branchline.speech.audio;

import io.branchline.warehouse.Failure;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Set;

/** A file of one or more channels of sound, whose header has been read and checked. */
public interface AudioFile {

  /** How recordings' names end. */
  Set<String> EXTENSIONS = Set.of("wav", "opus", "ogg", "oga", "flac", "mp3", "gsm", "wav49", "au");

  /** Reads and checks the header. Fails with one line that names the file. */
  static AudioFile read(Path path) {
    return WavFile.isPlain(path) ? WavFile.read(path) : CompressedFile.read(path);
  }

  /** Whether a file's name is one of a recording. */
  static boolean isNamedLikeAudio(Path path) {
    String name = path.getFileName().toString().toLowerCase(Locale.ROOT);
    int dot = name.lastIndexOf('.');
    return dot >= 0 && EXTENSIONS.contains(name.substring(dot + 1));
  }

  /** Where it lies. */
  Path path();

  /** Channels, 1 or more; 0 is the left or the only one. */
  int channels();

  /** Samples a second of what {@link #openChannel} gives. */
  int sampleRate();

  /** How its samples are stored, as the recordings table names it: pcm16, mulaw8, opus. */
  String encoding();

  /**
   * The audio's length as far as it is known without decoding it; what is read may be shorter where
   * a file was cut.
   */
  long durationMillis();

  /** The samples of one channel: exact for WAV, else as far as the length is known. */
  default long frames() {
    return durationMillis() * sampleRate() / 1000;
  }

  /**
   * One channel's samples from the start; the caller closes the reader.
   *
   * @param channel 0 is the left one
   */
  ChannelReader openChannel(int channel);

  /** Fails when there is no such channel. */
  default void checkChannel(int channel) {
    if (channel < 0 || channel >= channels()) {
      throw new Failure(
          Failure.Code.BAD_INPUT,
          path()
              + " has "
              + channels()
              + (channels() == 1 ? " channel" : " channels")
              + ", so there is no channel "
              + channel
              + " (the first is 0). Maybe the recording is mono: give one file a side.");
    }
  }
}
