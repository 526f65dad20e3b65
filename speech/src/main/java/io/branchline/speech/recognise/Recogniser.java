package io.branchline.speech.recognise;

import io.branchline.speech.audio.ChannelReader;
import io.branchline.speech.transcript.Word;
import java.io.IOException;
import java.util.List;
import java.util.function.LongConsumer;

/** Turns one channel of a recording into words. May be used by several threads at once. */
public interface Recogniser extends AutoCloseable {

  /** The model's name, as stored with every transcript. */
  String model();

  /**
   * Recognises the channel from its first sample to its last. Equal input gives equal words.
   *
   * @param progress is told the milliseconds of audio read since it was last called
   * @return words in order, times from the audio's start; none where nobody speaks
   */
  List<Word> recognise(ChannelReader audio, LongConsumer progress) throws IOException;

  @Override
  void close();
}
