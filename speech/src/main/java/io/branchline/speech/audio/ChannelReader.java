package io.branchline.speech.audio;

import java.io.Closeable;
import java.io.IOException;

/** The samples of one channel, block by block, in constant memory. Not for sharing by threads. */
public interface ChannelReader extends Closeable {

  /** Samples a second. */
  int sampleRate();

  /**
   * Fills the array with the next linear 16-bit samples.
   *
   * @return how many there were, at most the array's length; 0 at the end
   */
  int read(short[] samples) throws IOException;
}
