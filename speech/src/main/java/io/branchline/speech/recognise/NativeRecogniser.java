package io.branchline.speech.recognise;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.jna.Function;
import com.sun.jna.NativeLibrary;
import io.branchline.speech.transcript.Word;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.vosk.Model;
import org.vosk.Recognizer;

/**
 * One of Vosk's native recognisers and its clock. The clock counts every sample that it was fed,
 * and runs on after a final result, which otherwise forgets what was heard. Where the search graph
 * is not {@linkplain io.branchline.speech.graph.DecodingGraph put together in advance}, the part
 * that was built so far stays, too, and which of two nearly equal paths wins may depend on it: so a
 * recogniser is for one channel. Not for sharing by threads.
 */
final class NativeRecogniser implements AutoCloseable {

  /**
   * Vosk's own Java method returns a boolean and so hides the -1 of a failed decode. Kept for good:
   * JNA unloads a library that nothing refers to any more, and what Vosk still holds goes with it.
   */
  private static final Function ACCEPT_WAVEFORM =
      NativeLibrary.getInstance("vosk").getFunction("vosk_recognizer_accept_waveform_s");

  private static final ObjectMapper JSON = new ObjectMapper();

  /**
   * A decoder's frame is 30 ms. A word of a single frame is a click that the decoder had to call
   * something, "i" mostly: none of the plain model's 33 in six real calls was right, and a vowel
   * lasts 50 ms at the very least.
   */
  private static final int SHORTEST_WORD_MILLIS = 45;

  private final Recognizer recognizer;
  private final int sampleRate;
  private long fedFrames;

  NativeRecogniser(Model model, int sampleRate) throws IOException {
    this.recognizer = new Recognizer(model, sampleRate);
    this.sampleRate = sampleRate;
    recognizer.setWords(true);
  }

  /** How much audio this has been fed since it was made. */
  long fedMillis() {
    return fedFrames * 1000 / sampleRate;
  }

  /** Feeds samples; gives the words of an utterance that ended with them, on the own clock. */
  List<Word> accept(short[] samples, int count) throws IOException {
    int state = ACCEPT_WAVEFORM.invokeInt(new Object[] {recognizer.getPointer(), samples, count});
    if (state < 0) {
      throw new IOException("Vosk could not decode a block of " + count + " samples");
    }
    fedFrames += count;
    return state > 0 ? parse(recognizer.getResult()) : List.of();
  }

  /** Ends the utterance; gives its words, on the own clock. */
  List<Word> finish() {
    return parse(recognizer.getFinalResult());
  }

  private static List<Word> parse(String json) {
    try {
      List<Word> words = new ArrayList<>();
      for (JsonNode word : JSON.readTree(json).path("result")) {
        String text = word.path("word").asText();
        if (text.isBlank() || text.equals("<unk>") || text.equals("[unk]")) {
          continue;
        }
        long start = Math.round(word.path("start").asDouble() * 1000);
        long end = Math.round(word.path("end").asDouble() * 1000);
        if (end - start < SHORTEST_WORD_MILLIS) {
          continue;
        }
        words.add(new Word(text, start, Math.max(start, end), word.path("conf").asDouble()));
      }
      return words;
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("Vosk answered something that is not JSON", e);
    }
  }

  @Override
  public void close() {
    recognizer.close();
  }
}
