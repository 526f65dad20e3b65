package io.branchline.speech.correct;

import io.branchline.speech.transcript.Turn;
import io.branchline.warehouse.Failure;
import io.branchline.warehouse.Warehouse;
import io.branchline.warehouse.table.TranscriptCorrection;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * The corrected turns as plain text, one file a call and one line a turn, for adapting the language
 * model. Only turns that a person corrected: the others' mistakes would teach the recogniser its
 * own. A line ends where something is masked, since nobody said the token.
 */
public final class CorrectedText {

  /** The newest revision of each turn, a call's together. */
  private static final String NEWEST =
      """
      SELECT * FROM transcript_corrections FINAL
      WHERE startsWith(language, {language:String})
      ORDER BY transcript_version DESC, revision DESC LIMIT 1 BY branch, call_id, side, number
      """;

  private static final Pattern TOKEN = Pattern.compile("\\[[a-z-]+(?: …[0-9]{4})?]");
  private static final Pattern UNSAFE = Pattern.compile("[^\\p{L}\\p{Nd}._-]");

  private CorrectedText() {}

  /**
   * What was written.
   *
   * @param lines pieces of turns
   */
  public record Written(int calls, int lines) {}

  /**
   * Writes the files, in place of those of an earlier run.
   *
   * @param language of the turns, such as en or zh
   */
  public static Written write(Warehouse warehouse, String language, Path folder) {
    Map<String, List<String>> calls = new TreeMap<>();
    for (TranscriptCorrection correction :
        warehouse.query(TranscriptCorrection.class, NEWEST, Map.of("language", language))) {
      String name = UNSAFE.matcher(correction.branch() + "-" + correction.callId()).replaceAll("_");
      calls.computeIfAbsent(name, n -> new ArrayList<>()).addAll(lines(correction));
    }
    int lines = 0;
    try {
      Files.createDirectories(folder);
      for (Map.Entry<String, List<String>> call : calls.entrySet()) {
        if (!call.getValue().isEmpty()) {
          Files.write(folder.resolve(call.getKey() + ".txt"), call.getValue());
          lines += call.getValue().size();
        }
      }
    } catch (IOException e) {
      throw new Failure(
          Failure.Code.UNAVAILABLE,
          "Cannot write to " + folder + ": " + e.getMessage() + ". Maybe name another --out.",
          e);
    }
    return new Written(calls.size(), lines);
  }

  private static List<String> lines(TranscriptCorrection correction) {
    List<String> lines = new ArrayList<>();
    for (String piece : TOKEN.split(correction.text(), -1)) {
      String line = piece.strip();
      if (!line.isEmpty()) {
        lines.add(Turn.isChinese(correction.language()) ? line.replace(" ", "") : line);
      }
    }
    return lines;
  }
}
