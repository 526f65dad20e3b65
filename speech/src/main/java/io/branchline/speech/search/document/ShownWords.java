package io.branchline.speech.search.document;

import io.branchline.speech.transcript.Word;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One side's words as the index keeps them for showing, with a mark where a line begins. */
public final class ShownWords {

  private static final String LINE_MARK = "\t";

  private final List<String> words;
  private final String separator;

  private ShownWords(List<String> words, String separator) {
    this.words = words;
    this.separator = separator;
  }

  static String encode(List<List<Word>> lines) {
    List<String> words = new ArrayList<>();
    for (List<Word> line : lines) {
      for (int i = 0; i < line.size(); i++) {
        String text = line.get(i).text().replace('\n', ' ').replace('\t', ' ');
        words.add(i == 0 && !words.isEmpty() ? LINE_MARK + text : text);
      }
    }
    return String.join("\n", words);
  }

  /**
   * Reads what was kept.
   *
   * @param stored null: the side said nothing
   * @param separator what stands between two words
   */
  public static ShownWords decode(@Nullable String stored, String separator) {
    return new ShownWords(
        stored == null || stored.isEmpty() ? List.of() : List.of(stored.split("\n", -1)),
        separator);
  }

  /** Whether the side said nothing. */
  public boolean isEmpty() {
    return words.isEmpty();
  }

  /** The words from one index to another (not included) as far as they exist, … between lines. */
  public String between(int from, int to) {
    StringBuilder text = new StringBuilder();
    for (int i = Math.max(0, from); i < Math.min(to, words.size()); i++) {
      String word = words.get(i);
      boolean startsLine = word.startsWith(LINE_MARK);
      if (text.length() > 0) {
        text.append(separator).append(startsLine ? "…" + separator : "");
      }
      text.append(startsLine ? word.substring(LINE_MARK.length()) : word);
    }
    return text.toString();
  }
}
