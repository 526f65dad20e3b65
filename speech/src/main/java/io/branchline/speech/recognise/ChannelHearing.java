package io.branchline.speech.recognise;

import io.branchline.speech.detect.Segment;
import io.branchline.speech.transcript.Word;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A channel without its long silences, heard as one by a native recogniser: what it learnt of the
 * voice and of the sentence goes on from one segment to the next, and it ends utterances where it
 * hears a pause. Words get their times on the channel's clock. Not for sharing by threads.
 */
final class ChannelHearing {

  private static final int BLOCKS_PER_SECOND = 4;

  private final NativeRecogniser recogniser;
  private final int sampleRate;
  private final ChannelClock clock = new ChannelClock();
  private long fedFrames;

  ChannelHearing(NativeRecogniser recogniser, int sampleRate) {
    this.recogniser = recogniser;
    this.sampleRate = sampleRate;
  }

  /** Hears the next segment; gives the words of utterances that ended in it. */
  List<Word> hear(Segment segment) throws IOException {
    clock.piece(millis(fedFrames), millis(segment.startFrame()));
    short[] samples = segment.samples();
    int block = sampleRate / BLOCKS_PER_SECOND;
    List<Word> words = new ArrayList<>();
    for (int at = 0; at < samples.length; at += block) {
      short[] some = Arrays.copyOfRange(samples, at, Math.min(samples.length, at + block));
      words.addAll(clock.place(recogniser.accept(some, some.length)));
    }
    fedFrames += samples.length;
    return words;
  }

  /** Says that the channel has ended; gives the words of the last utterance. */
  List<Word> finish() {
    return clock.place(recogniser.finish());
  }

  private long millis(long frames) {
    return frames * 1000 / sampleRate;
  }
}
