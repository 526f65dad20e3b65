package io.branchline.speech.worker;

import io.branchline.speech.audio.ChannelReader;
import io.branchline.speech.recognise.Recogniser;
import io.branchline.speech.transcript.Measures;
import io.branchline.speech.transcript.Recognition;
import io.branchline.speech.transcript.Spans;
import io.branchline.speech.transcript.Word;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.LongConsumer;

/**
 * Hears a word in every second of audio: which one, the loudness of the second says. Some
 * loudnesses are no words but trouble.
 */
public final class TestingRecogniser implements Recogniser {

  private static final List<String> VOCABULARY =
      List.of(
          "",
          "hello",
          "debit",
          "card",
          "one",
          "two",
          "three",
          "goodbye",
          "您好",
          "信用卡",
          "丢",
          "了",
          "!crash",
          "!crash-once",
          "!hang",
          "!hang-once",
          "!wait",
          "!grow",
          "!throw",
          "!print");

  private static final int HALF = 10;

  private final AtomicInteger channels = new AtomicInteger();
  private final Trouble trouble;

  /** A recogniser that is not told to make trouble. */
  public TestingRecogniser() {
    this(Path.of("no-markers"));
  }

  /**
   * A recogniser.
   *
   * @param markers a folder for what happens only once
   */
  public TestingRecogniser(Path markers) {
    this.trouble = new Trouble(markers);
  }

  /** Samples in which this recogniser hears the words, at 8 kHz. */
  public static short[] speak(String... words) {
    short[] samples = new short[words.length * 8000];
    for (int i = 0; i < words.length; i++) {
      int word = VOCABULARY.indexOf(words[i]);
      if (word < 0) {
        throw new IllegalArgumentException(words[i] + " cannot be said");
      }
      Arrays.fill(samples, i * 8000, (i + 1) * 8000, loudness(word));
    }
    return samples;
  }

  /** µ-law keeps steps of a thousand apart up to about ten thousand, above and below zero. */
  private static short loudness(int word) {
    return (short) (1000 * (word < HALF ? word : HALF - 1 - word));
  }

  private static String word(short loudness) {
    int step = Math.round(loudness / 1000f);
    return VOCABULARY.get(step < 0 ? HALF - 1 - step : step);
  }

  /** How many channels were recognised so far. */
  public int channels() {
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
      String word = word(second[100]);
      if (word.startsWith("!")) {
        trouble.make(word);
      } else if (!word.isEmpty()) {
        words.add(new Word(word, i * 1000L, i * 1000L + 900, 0.9));
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
