package io.branchline.speech.recognise;

import io.branchline.speech.audio.ChannelReader;
import io.branchline.speech.detect.Segment;
import io.branchline.speech.detect.SpeechSegments;
import io.branchline.speech.transcript.Recognition;
import io.branchline.speech.transcript.Word;
import io.branchline.warehouse.Failure;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.LongConsumer;
import org.vosk.LibVosk;
import org.vosk.LogLevel;
import org.vosk.Model;

/**
 * Vosk, fed with nothing but speech. The model is shared by all threads; each thread borrows a
 * native recogniser for the time of a channel and decodes each {@linkplain SpeechSegments segment}
 * by itself.
 */
public final class VoskRecogniser implements Recogniser {

  static {
    // before JNA's first use, or Chinese words arrive as question marks
    System.setProperty("jna.encoding", "UTF-8");
    LibVosk.setLogLevel(LogLevel.WARNINGS);
  }

  /** A native recogniser's part of the search graph grows with what it hears: a new one by then. */
  static final long RETIRE_MILLIS = 20 * 60_000L;

  private final Model model;
  private final String name;
  private final ConcurrentLinkedDeque<NativeRecogniser> idle = new ConcurrentLinkedDeque<>();
  private final AtomicBoolean closed = new AtomicBoolean();

  private VoskRecogniser(Model model, String name) {
    this.model = model;
    this.name = name;
  }

  /** Loads a model whose configuration has been corrected, see {@link ModelFolder#prepare}. */
  public static VoskRecogniser load(ModelFolder folder, Path preparedModels) {
    return new VoskRecogniser(model(folder, folder.prepareFast(preparedModels)), folder.name());
  }

  static Model model(ModelFolder folder, Path prepared) {
    try {
      return new Model(prepared.toString());
    } catch (IOException e) {
      throw new Failure(
          Failure.Code.BAD_INPUT,
          "Vosk cannot load the model in " + folder.path() + ". Maybe it is not a Vosk model?",
          e);
    }
  }

  @Override
  public String model() {
    return name;
  }

  @Override
  public Recognition recognise(ChannelReader audio, LongConsumer progress) throws IOException {
    SpeechSegments segments = new SpeechSegments(audio, progress);
    List<Word> words = new ArrayList<>();
    NativeRecogniser recogniser = null;
    boolean whole = false;
    try {
      for (Segment segment = segments.next(); segment != null; segment = segments.next()) {
        if (recogniser == null) {
          recogniser = borrow(audio.sampleRate());
        }
        words.addAll(recogniser.words(segment.samples(), segment.startFrame()));
      }
      whole = true;
    } finally {
      if (recogniser != null) {
        giveBack(recogniser, whole);
      }
    }
    words.sort(Comparator.comparingLong(Word::startMillis));
    return new Recognition(words, segments.speech(), segments.endMillis());
  }

  private NativeRecogniser borrow(int sampleRate) throws IOException {
    NativeRecogniser recogniser = idle.poll();
    if (recogniser != null && recogniser.sampleRate() == sampleRate) {
      return recogniser;
    }
    if (recogniser != null) {
      recogniser.close();
    }
    return new NativeRecogniser(model, sampleRate);
  }

  private void giveBack(NativeRecogniser recogniser, boolean whole) {
    if (whole && recogniser.fedMillis() < RETIRE_MILLIS && !closed.get()) {
      idle.push(recogniser);
    } else {
      recogniser.close();
    }
  }

  @Override
  public void close() {
    // a second native close would take the JVM along
    if (closed.compareAndSet(false, true)) {
      for (NativeRecogniser r = idle.poll(); r != null; r = idle.poll()) {
        r.close();
      }
      model.close();
    }
  }
}
