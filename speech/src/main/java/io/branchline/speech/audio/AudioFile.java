package io.branchline.speech.audio;

import io.branchline.warehouse.Failure;
import java.nio.file.Path;

/** A file of one or more channels of sound, whose header has been read and checked. */
public interface AudioFile {

  /** Reads and checks the header. Fails with one line that names the file. */
  static AudioFile read(Path path) {
    return WavFile.read(path);
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
