package io.branchline.speech.search.document;

import io.branchline.speech.search.language.Units;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.lucene.analysis.cn.smart.HMMChineseTokenizer;
import org.apache.lucene.analysis.tokenattributes.OffsetAttribute;

/**
 * Cuts text into words: Chinese by smartcn, everything else as it is. A word is a run of units; its
 * term is theirs, one after the other. Not for several threads at once.
 */
public final class Segmenter {

  private final HMMChineseTokenizer tokenizer = new HMMChineseTokenizer();
  private final OffsetAttribute offsets = tokenizer.addAttribute(OffsetAttribute.class);

  /**
   * A word.
   *
   * @param units how many units it is made of
   */
  public record Cut(String term, int units) {}

  /** The words of a text. */
  public List<Cut> cut(String text) {
    List<Units.Unit> units = Units.of(text);
    boolean chinese = units.stream().anyMatch(Units.Unit::isHan);
    List<Cut> cuts = new ArrayList<>();
    int at = 0;
    for (int end : chinese ? wordEnds(text) : List.<Integer>of()) {
      int from = at;
      while (at < units.size() && units.get(at).end() <= end) {
        at++;
      }
      add(cuts, units.subList(from, at));
    }
    while (at < units.size()) {
      add(cuts, units.subList(at, ++at));
    }
    return cuts;
  }

  /** Chinese characters in one word; anything else is a word of its own. */
  private static void add(List<Cut> cuts, List<Units.Unit> units) {
    StringBuilder han = new StringBuilder();
    int count = 0;
    for (Units.Unit unit : units) {
      if (unit.isHan()) {
        han.append(unit.text());
        count++;
      } else {
        flush(cuts, han, count);
        count = 0;
        cuts.add(new Cut(unit.text(), 1));
      }
    }
    flush(cuts, han, count);
  }

  private static void flush(List<Cut> cuts, StringBuilder han, int count) {
    if (count > 0) {
      cuts.add(new Cut(han.toString(), count));
      han.setLength(0);
    }
  }

  private List<Integer> wordEnds(String text) {
    List<Integer> ends = new ArrayList<>();
    try {
      tokenizer.setReader(new StringReader(text));
      tokenizer.reset();
      while (tokenizer.incrementToken()) {
        ends.add(offsets.endOffset());
      }
      tokenizer.end();
      tokenizer.close();
      return ends;
    } catch (IOException e) {
      throw new UncheckedIOException("cannot happen: the text is in memory", e);
    }
  }
}
