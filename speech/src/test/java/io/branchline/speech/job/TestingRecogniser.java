package io.branchline.speech.job;

import io.branchline.speech.audio.ChannelReader;
import io.branchline.speech.recognise.Recogniser;
import io.branchline.speech.transcript.Measures;
import io.branchline.speech.transcript.Recognition;
import io.branchline.speech.transcript.Spans;
import io.branchline.speech.transcript.Word;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.LongConsumer;

/** Hears a word in every second of audio: which one, the loudness of the second says. */
final class TestingRecogniser implements Recogniser {

  static final List<String> VOCABULARY =
      List.of("", "hello", "debit", "card", "one", "two", "three", "goodbye");

  private final AtomicInteger channels = new AtomicInteger();

  /** Samples in which this recogniser hears the words. */
  static short[] speak(String... words) {
    short[] samples = new short[words.length * 8000];
    for (int i = 0; i < words.length; i++) {
      short loud = (short) (1000 * VOCABULARY.indexOf(words[i]));
      Arrays.fill(samples, i * 8000, (i + 1) * 8000, loud);
    }
    return samples;
  }

  /** How many channels were recognised so far. */
  int channels() {
    return channels.get();
  }

  @Override
  public String model() {
    return "testing";
  }

  @Override
  public Recognition recognise(ChannelReader audio, LongConsumer progress) throws IOException {
    channels.incrementAndGet();
    List<Word> words = new ArrayList<>();
    short[] second = new short[audio.sampleRate()];
    long frames = 0;
    int read = audio.read(second);
    for (int i = 0; read > 0; i++, read = audio.read(second)) {
      frames += read;
      int word = (second[100] + 500) / 1000;
      if (word > 0) {
        words.add(new Word(VOCABULARY.get(word), i * 1000L, i * 1000L + 900, 0.9));
      }
      progress.accept(1000);
    }
    return new Recognition(
        words,
        Spans.ofWords(words, Measures.JOIN_MILLIS).list(),
        frames * 1000 / audio.sampleRate());
  }

  @Override
  public void close() {}
}
