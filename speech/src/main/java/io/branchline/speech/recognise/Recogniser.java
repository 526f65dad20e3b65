package io.branchline.speech.recognise;

import io.branchline.speech.audio.ChannelReader;
import io.branchline.speech.transcript.Recognition;
import java.io.IOException;
import java.util.function.LongConsumer;

/**
 * Finds the speech in one channel of a recording, and its words. May be used by several threads at
 * once.
 */
public interface Recogniser extends AutoCloseable {

  /** The model's name, as stored with every transcript. */
  String model();

  /**
   * Recognises the channel from its first sample to its last. Equal input gives equal output.
   *
   * @param progress is told the milliseconds of audio read since it was last called
   * @return words and stretches of speech, times from the audio's start
   */
  Recognition recognise(ChannelReader audio, LongConsumer progress) throws IOException;

  @Override
  void close();
}
