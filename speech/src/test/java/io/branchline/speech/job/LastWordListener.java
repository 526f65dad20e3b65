package io.branchline.speech.job;

import io.branchline.speech.transcript.Recognition;
import io.branchline.speech.transcript.Word;
import io.branchline.speech.worker.HeardRecording;
import io.branchline.speech.worker.Listener;
import io.branchline.speech.worker.RecogniserListener;
import io.branchline.speech.worker.RecordingAudio;
import io.branchline.speech.worker.TestingRecogniser;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CyclicBarrier;
import java.util.function.LongConsumer;

/** Waits for another attempt to come as far, then hears its own word where the customer ends. */
class LastWordListener implements Listener {

  private final CyclicBarrier both;
  private final String lastWord;
  private final Listener listener = new RecogniserListener(language -> new TestingRecogniser());

  LastWordListener(CyclicBarrier both, String lastWord) {
    this.both = both;
    this.lastWord = lastWord;
  }

  @Override
  public HeardRecording listen(RecordingAudio audio, LongConsumer progress) {
    HeardRecording heard = listener.listen(audio, progress);
    try {
      both.await();
    } catch (InterruptedException | BrokenBarrierException e) {
      throw new IllegalStateException(e);
    }
    afterBoth();
    List<Word> words = new ArrayList<>(heard.customer().words());
    words.set(words.size() - 1, words.get(words.size() - 1).withText(lastWord));
    Recognition customer =
        new Recognition(words, heard.customer().speech(), heard.customer().endMillis());
    return new HeardRecording(heard.agent(), customer, heard.model());
  }

  void afterBoth() {}

  @Override
  public void check(String language) {}

  @Override
  public void close() {}
}
