package io.branchline.speech.adapt;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.branchline.warehouse.Failure;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * A folder of a bank's own texts: {@code .txt}, and corrected transcripts as {@code .json}, a list
 * of segments with {@code text} or {@code human_transcript}. UTF-8.
 */
public final class TextFolder {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final List<String> TEXT_FIELDS = List.of("human_transcript", "text");

  private TextFolder() {}

  /**
   * The folder's texts by the name of their file, in the order of the names.
   *
   * @throws Failure where there is none, or one cannot be read
   */
  public static Map<String, String> read(Path folder) {
    if (!Files.isDirectory(folder)) {
      throw new Failure(
          Failure.Code.BAD_INPUT,
          "There is no folder " + folder + ". --text names one with .txt files.");
    }
    Map<String, String> texts = new TreeMap<>();
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
        String name = folder.relativize(file).toString();
        if (name.endsWith(".txt")) {
          texts.put(name, String.join("\n", lines(file)));
        } else if (name.endsWith(".json")) {
          texts.put(name, transcript(file));
        }
      }
    } catch (IOException e) {
      throw new Failure(Failure.Code.BAD_INPUT, folder + " cannot be read: " + e.getMessage(), e);
    }
    if (texts.values().stream().allMatch(String::isBlank)) {
      throw new Failure(
          Failure.Code.BAD_INPUT,
          "There is no text in "
              + folder
              + ". It takes .txt files, and transcripts as .json, in UTF-8.");
    }
    return texts;
  }

  private static String transcript(Path file) throws IOException {
    List<String> lines = new ArrayList<>();
    for (JsonNode segment : JSON.readTree(String.join("\n", lines(file)))) {
      TEXT_FIELDS.stream()
          .filter(segment::hasNonNull)
          .findFirst()
          .ifPresent(field -> lines.add(segment.path(field).asText()));
    }
    return String.join("\n", lines);
  }

  /** A file's lines; a byte-order mark is dropped. */
  static List<String> lines(Path file) {
    try {
      String text =
          StandardCharsets.UTF_8
              .newDecoder()
              .onMalformedInput(CodingErrorAction.REPORT)
              .onUnmappableCharacter(CodingErrorAction.REPORT)
              .decode(ByteBuffer.wrap(Files.readAllBytes(file)))
              .toString();
      return (text.startsWith("\uFEFF") ? text.substring(1) : text).lines().toList();
    } catch (CharacterCodingException e) {
      throw new Failure(
          Failure.Code.BAD_INPUT,
          file + " is not UTF-8. Maybe convert it: iconv -f GB18030 -t UTF-8 (or -f WINDOWS-1252)",
          e);
    } catch (IOException e) {
      throw new Failure(Failure.Code.BAD_INPUT, file + " cannot be read: " + e.getMessage(), e);
    }
  }
}
