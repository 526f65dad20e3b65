package io.branchline.speech.recognise;

import io.branchline.speech.audio.ChannelReader;
import io.branchline.speech.transcript.Measures;
import io.branchline.speech.transcript.Recognition;
import io.branchline.speech.transcript.Spans;
import io.branchline.speech.transcript.Word;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.LongConsumer;
import org.vosk.Model;

/**
 * Vosk as its examples use it: every sample of a channel, silence and all, through a new native
 * recogniser with the model's own settings and endpoints. What {@link VoskRecogniser} is measured
 * against; nothing else uses it.
 */
public final class StraightRecogniser implements Recogniser {

  private static final int BLOCKS_PER_SECOND = 4;

  private final Model model;
  private final String name;
  private final AtomicBoolean closed = new AtomicBoolean();

  private StraightRecogniser(Model model, String name) {
    this.model = model;
    this.name = name;
  }

  /** Loads a model, see {@link ModelFolder#prepare}. */
  public static StraightRecogniser load(ModelFolder folder, Path preparedModels) {
    return new StraightRecogniser(
        VoskRecogniser.model(folder, folder.prepare(preparedModels)), folder.name());
  }

  @Override
  public String model() {
    return name;
  }

  @Override
  public Recognition recognise(ChannelReader audio, LongConsumer progress) throws IOException {
    int rate = audio.sampleRate();
    short[] block = new short[rate / BLOCKS_PER_SECOND];
    List<Word> words = new ArrayList<>();
    try (NativeRecogniser recogniser = new NativeRecogniser(model, rate)) {
      for (int read = audio.read(block); read > 0; read = audio.read(block)) {
        words.addAll(recogniser.accept(block, read));
        progress.accept(read * 1000L / rate);
      }
      words.addAll(recogniser.finish());
      return new Recognition(
          words, Spans.ofWords(words, Measures.JOIN_MILLIS).list(), recogniser.fedMillis());
    }
  }

  @Override
  public void close() {
    // a second native close would take the JVM along
    if (closed.compareAndSet(false, true)) {
      model.close();
    }
  }
}
