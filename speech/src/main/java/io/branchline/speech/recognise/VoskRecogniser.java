package io.branchline.speech.recognise;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.jna.Function;
import com.sun.jna.NativeLibrary;
import io.branchline.speech.audio.ChannelReader;
import io.branchline.speech.transcript.Measures;
import io.branchline.speech.transcript.Recognition;
import io.branchline.speech.transcript.Spans;
import io.branchline.speech.transcript.Word;
import io.branchline.warehouse.Failure;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.LongConsumer;
import org.vosk.LibVosk;
import org.vosk.LogLevel;
import org.vosk.Model;
import org.vosk.Recognizer;

/**
 * Vosk. The model is shared by all threads; every recording channel gets a native recogniser of its
 * own, because its clock runs on after a final result.
 */
public final class VoskRecogniser implements Recogniser {

  static {
    // before JNA's first use, or Chinese words arrive as question marks
    System.setProperty("jna.encoding", "UTF-8");
    LibVosk.setLogLevel(LogLevel.WARNINGS);
  }

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int BLOCKS_PER_SECOND = 4;

  private final Model model;
  private final String name;
  private final Function acceptWaveform;
  private final AtomicBoolean closed = new AtomicBoolean();

  private VoskRecogniser(Model model, String name) {
    this.model = model;
    this.name = name;
    // Vosk's own Java method returns a boolean and so hides the -1 of a failed decode
    this.acceptWaveform =
        NativeLibrary.getInstance("vosk").getFunction("vosk_recognizer_accept_waveform_s");
  }

  /** Loads a model whose configuration has been corrected, see {@link ModelFolder#prepare}. */
  public static VoskRecogniser load(ModelFolder folder, Path preparedModels) {
    Path prepared = folder.prepare(preparedModels);
    try {
      return new VoskRecogniser(new Model(prepared.toString()), folder.name());
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
    int rate = audio.sampleRate();
    short[] block = new short[rate / BLOCKS_PER_SECOND];
    List<Word> words = new ArrayList<>();
    long frames = 0;
    try (Recognizer recognizer = new Recognizer(model, rate)) {
      recognizer.setWords(true);
      for (int read = audio.read(block); read > 0; read = audio.read(block)) {
        int state = acceptWaveform.invokeInt(new Object[] {recognizer.getPointer(), block, read});
        if (state < 0) {
          throw new IOException("Vosk could not decode a block of " + read + " samples");
        }
        if (state > 0) {
          addWords(words, recognizer.getResult());
        }
        frames += read;
        progress.accept(read * 1000L / rate);
      }
      addWords(words, recognizer.getFinalResult());
    }
    return new Recognition(
        words, Spans.ofWords(words, Measures.JOIN_MILLIS).list(), frames * 1000 / rate);
  }

  private static void addWords(List<Word> words, String json) {
    try {
      for (JsonNode word : JSON.readTree(json).path("result")) {
        String text = word.path("word").asText();
        if (text.isBlank() || text.equals("<unk>") || text.equals("[unk]")) {
          continue;
        }
        long start = Math.round(word.path("start").asDouble() * 1000);
        long end = Math.round(word.path("end").asDouble() * 1000);
        words.add(new Word(text, start, Math.max(start, end), word.path("conf").asDouble()));
      }
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("Vosk answered something that is not JSON", e);
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
