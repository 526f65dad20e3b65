package io.branchline.speech.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.branchline.speech.audio.ChannelReader;
import io.branchline.speech.audio.WavFile;
import io.branchline.speech.recognise.Recogniser;
import io.branchline.warehouse.Failure;
import io.branchline.warehouse.table.Side;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.LongConsumer;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Calls with human transcripts in the layout of the HarperValleyBank corpus: {@code
 * transcript/ID.json} with segments, {@code audio/agent/ID.wav} and {@code audio/caller/ID.wav}.
 */
public final class ReferenceCorpus {

  /** A call has a channel for each of them. */
  public static final List<Side> SIDES = List.of(Side.AGENT, Side.CUSTOMER);

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Pattern HAN = Pattern.compile("\\p{IsHan}");

  private ReferenceCorpus() {}

  /**
   * What a person heard.
   *
   * @param startMillis on the call's clock
   * @param timedWords the words of the corpus' own recogniser, which has times, and may be wrong
   * @param wordStartMillis when each of them starts, on the call's clock
   */
  public record Segment(
      Side side,
      long startMillis,
      long endMillis,
      String text,
      List<String> timedWords,
      List<Long> wordStartMillis) {
    /** Copies the words. */
    public Segment {
      timedWords = List.copyOf(timedWords);
      wordStartMillis = List.copyOf(wordStartMillis);
    }

    /** When a phrase starts by the corpus' own word times; -1 where it has none for it. */
    public long startOf(String phrase) {
      int at = Collections.indexOfSubList(timedWords, words(phrase));
      return at < 0 || at >= wordStartMillis.size() ? -1 : wordStartMillis.get(at);
    }
  }

  /**
   * One call.
   *
   * @param agentDelayMillis how late the agent's file starts on the call's clock
   */
  public record Call(
      String id,
      Path agent,
      Path customer,
      long agentDelayMillis,
      long customerDelayMillis,
      List<Segment> segments) {
    /** Copies the segments. */
    public Call {
      segments = List.copyOf(segments);
    }

    /** The longer side's length. */
    public long audioMillis() {
      return Math.max(
          WavFile.read(agent).durationMillis(), WavFile.read(customer).durationMillis());
    }

    /** Recognises a side and counts its errors. */
    public WordErrors errors(Side side, Recogniser recogniser, LongConsumer progress) {
      return heard(side, recogniser, progress).errors();
    }

    /** Recognises a side. */
    public Heard heard(Side side, Recogniser recogniser, LongConsumer progress) {
      Path file = side == Side.AGENT ? agent : customer;
      try (ChannelReader audio = WavFile.read(file).openChannel(0)) {
        return new Heard(id, side, human(side), recogniser.recognise(audio, progress).words());
      } catch (IOException e) {
        throw new Failure(Failure.Code.BAD_INPUT, file + " cannot be read: " + e.getMessage(), e);
      }
    }

    /** What people heard in the call, a segment a line. */
    public String text() {
      return String.join("\n", segments.stream().map(Segment::text).toList());
    }

    private List<String> human(Side side) {
      List<String> words = new ArrayList<>();
      segments.stream()
          .filter(segment -> segment.side() == side)
          .forEach(segment -> words.addAll(words(segment.text())));
      return words;
    }
  }

  /** Reads every call of the folder. */
  public static List<Call> read(Path folder) {
    Path transcripts = folder.resolve("transcript");
    try (Stream<Path> files = Files.list(transcripts)) {
      List<Call> calls = new ArrayList<>();
      for (Path file : files.filter(f -> f.toString().endsWith(".json")).sorted().toList()) {
        calls.add(call(folder, file));
      }
      if (calls.isEmpty()) {
        throw new Failure(Failure.Code.BAD_INPUT, "There is no transcript in " + transcripts + ".");
      }
      return calls;
    } catch (IOException e) {
      throw new Failure(
          Failure.Code.BAD_INPUT,
          "The transcripts in " + transcripts + " cannot be read: " + e.getMessage(),
          e);
    }
  }

  private static Call call(Path folder, Path file) throws IOException {
    String id = file.getFileName().toString().replaceFirst("\\.json$", "");
    List<Segment> segments = new ArrayList<>();
    Map<Side, Long> delays = new EnumMap<>(Side.class);
    for (JsonNode node : JSON.readTree(file.toFile())) {
      Side side = node.path("speaker_role").asText().equals("agent") ? Side.AGENT : Side.CUSTOMER;
      long offset = node.path("offset_ms").asLong();
      segments.add(
          new Segment(
              side,
              offset,
              offset + node.path("duration_ms").asLong(),
              node.path("human_transcript").asText(),
              List.of(node.path("transcript").asText().split(" ", -1)),
              wordStarts(node, offset)));
      delays.put(side, offset - node.path("start_ms").asLong());
    }
    return new Call(
        id,
        folder.resolve("audio/agent/" + id + ".wav"),
        folder.resolve("audio/caller/" + id + ".wav"),
        delays.getOrDefault(Side.AGENT, 0L),
        delays.getOrDefault(Side.CUSTOMER, 0L),
        segments);
  }

  private static List<Long> wordStarts(JsonNode segment, long offset) {
    List<Long> starts = new ArrayList<>();
    segment.path("word_offsets_ms").forEach(word -> starts.add(offset + word.asLong()));
    return starts;
  }

  /**
   * A text's words: lower case, without tags such as [noise] and without punctuation. Each Chinese
   * character is a word of its own, so that Chinese gets its customary character error rate.
   */
  static List<String> words(String text) {
    String plain =
        HAN.matcher(
                text.toLowerCase(Locale.ROOT)
                    .replaceAll("\\[[^]]*]|<[^>]*>", " ")
                    .replaceAll("[^\\p{L}\\p{M}\\p{N}' ]", " "))
            .replaceAll(" $0 ")
            .strip();
    return plain.isEmpty() ? List.of() : List.of(plain.split("\\s+"));
  }
}
