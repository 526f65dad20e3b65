package io.branchline.speech.worker;

import java.util.function.LongConsumer;

/** Listens to recordings. May be used by several threads at once. */
public interface Listener extends AutoCloseable {

  /**
   * Recognises both sides from the first sample to the last. Equal input gives equal output.
   *
   * @param progress is told the milliseconds of each side's audio that were read; their sum is
   *     twice the length of a stereo file
   * @throws io.branchline.warehouse.Failure where the audio cannot be read, where the language has
   *     no model ({@code UNAVAILABLE}), or where recognition failed twice
   * @throws java.util.concurrent.CancellationException where this listener was closed meanwhile
   */
  HeardRecording listen(RecordingAudio audio, LongConsumer progress);

  /** Fails where the language has no model, or one that is no good; does not load it. */
  void check(String language);

  @Override
  void close();
}
