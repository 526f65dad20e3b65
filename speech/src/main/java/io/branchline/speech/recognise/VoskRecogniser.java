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
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;
import org.vosk.LibVosk;
import org.vosk.LogLevel;
import org.vosk.Model;

/**
 * Vosk, fed with a channel's {@linkplain SpeechSegments speech} and not with its long silences. The
 * model is shared by all threads; every channel has a native recogniser of its own, so that equal
 * audio gives equal words whatever was heard before.
 */
public final class VoskRecogniser implements Recogniser {

  static {
    // before JNA's first use, or Chinese words arrive as question marks
    System.setProperty("jna.encoding", "UTF-8");
    LibVosk.setLogLevel(LogLevel.WARNINGS);
  }

  /** Stands in a model's name between its own and its calibration's version. */
  public static final String CALIBRATED = "+calibrated-";

  private final Model model;
  private final String name;
  private final @Nullable Calibration calibration;
  private final AtomicBoolean closed = new AtomicBoolean();

  private VoskRecogniser(Model model, String name, @Nullable Calibration calibration) {
    this.model = model;
    this.name = name;
    this.calibration = calibration;
  }

  /**
   * Loads a model whose configuration has been corrected, see {@link ModelFolder#prepare}, with its
   * {@linkplain Calibration calibration} where it has one; the name then tells which.
   */
  public static VoskRecogniser load(ModelFolder folder, Path preparedModels) {
    Calibration calibration = Calibration.of(folder.path()).orElse(null);
    String name =
        calibration == null ? folder.name() : folder.name() + CALIBRATED + calibration.version();
    return new VoskRecogniser(model(folder, folder.prepareFast(preparedModels)), name, calibration);
  }

  /** The same, with confidences as the recogniser says them. */
  public static VoskRecogniser uncalibrated(ModelFolder folder, Path preparedModels) {
    return new VoskRecogniser(
        model(folder, folder.prepareFast(preparedModels)), folder.name(), null);
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
    Segment first = segments.next();
    List<Word> words = first == null ? List.of() : words(first, segments, audio.sampleRate());
    return new Recognition(words, segments.speech(), segments.endMillis());
  }

  private List<Word> words(Segment first, SpeechSegments segments, int rate) throws IOException {
    List<Word> words = new ArrayList<>();
    try (NativeRecogniser recogniser = new NativeRecogniser(model, rate)) {
      ChannelHearing hearing = new ChannelHearing(recogniser, rate);
      for (Segment segment = first; segment != null; segment = segments.next()) {
        words.addAll(hearing.hear(segment));
      }
      words.addAll(hearing.finish());
    }
    words.sort(Comparator.comparingLong(Word::startMillis));
    if (calibration == null) {
      return words;
    }
    return words.stream()
        .map(word -> word.withConfidence(calibration.apply(word.confidence())))
        .toList();
  }

  @Override
  public void close() {
    // a second native close would take the JVM along
    if (closed.compareAndSet(false, true)) {
      model.close();
    }
  }
}
