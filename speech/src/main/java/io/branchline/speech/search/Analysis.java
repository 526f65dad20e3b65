package io.branchline.speech.search;

import io.branchline.speech.transcript.Turn;
import io.branchline.speech.transcript.Word;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.CharArraySet;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.cn.smart.SmartChineseAnalyzer;
import org.apache.lucene.analysis.standard.StandardAnalyzer;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.tokenattributes.OffsetAttribute;
import org.apache.lucene.analysis.tokenattributes.PositionIncrementAttribute;

/**
 * Words to terms, the same way for what was spoken and for what is looked for. No stop words:
 * people look for "not" and "the". Safe for many threads.
 */
final class Analysis {

  /** A pause of this length keeps a phrase from running across it. */
  static final long PHRASE_PAUSE_MILLIS = 3000;

  private final Analyzer spaced = new StandardAnalyzer(CharArraySet.EMPTY_SET);
  private final Analyzer chinese = new SmartChineseAnalyzer();

  /** A term of a query and its place within the phrase, 0 first. */
  record Term(String text, int position) {}

  /** The terms of a query's words. */
  List<Term> terms(Fields.Script script, String text) {
    List<Term> terms = new ArrayList<>();
    each(script, text, (term, position, start, end) -> terms.add(new Term(term, position)));
    return terms;
  }

  /** One side's lines, in order of time, as the index's terms. */
  List<SpokenToken> tokens(String language, List<List<Word>> lines) {
    Fields.Script script = Fields.Script.of(language);
    List<SpokenToken> tokens = new ArrayList<>();
    int firstWord = 0;
    long lastEnd = Long.MIN_VALUE / 2;
    for (List<Word> line : lines) {
      if (line.isEmpty()) {
        continue;
      }
      int next = tokens.isEmpty() ? 0 : tokens.get(tokens.size() - 1).position() + 1;
      int gap = line.get(0).startMillis() - lastEnd >= PHRASE_PAUSE_MILLIS ? 1 : 0;
      addLine(tokens, script, language, line, firstWord, tokens.isEmpty() ? 0 : next + gap);
      firstWord += line.size();
      lastEnd = line.get(line.size() - 1).endMillis();
    }
    return tokens;
  }

  private void addLine(
      List<SpokenToken> tokens,
      Fields.Script script,
      String language,
      List<Word> line,
      int firstWord,
      int firstPosition) {
    String separator = Turn.separator(language);
    StringBuilder text = new StringBuilder();
    int[] offsets = new int[line.size() + 1];
    for (int i = 0; i < line.size(); i++) {
      offsets[i] = text.length();
      text.append(line.get(i).text()).append(separator);
    }
    offsets[line.size()] = text.length();
    each(
        script,
        text.toString(),
        (term, position, start, end) -> {
          int first = wordAt(offsets, start);
          int last = wordAt(offsets, end - 1);
          tokens.add(
              new SpokenToken(
                  term,
                  firstPosition + position,
                  timeAt(line.get(first), start - offsets[first]),
                  timeAt(line.get(last), end - offsets[last]),
                  firstWord + first));
        });
  }

  private static int wordAt(int[] offsets, int offset) {
    int found = java.util.Arrays.binarySearch(offsets, offset);
    int word = found >= 0 ? found : -found - 2;
    return Math.min(word, offsets.length - 2);
  }

  /** A word's time is divided evenly among its characters. */
  private static long timeAt(Word word, int offset) {
    int length = Math.max(1, word.text().length());
    return word.startMillis()
        + (word.endMillis() - word.startMillis()) * Math.min(offset, length) / length;
  }

  private interface TokenConsumer {
    void accept(String term, int position, int start, int end);
  }

  private void each(Fields.Script script, String text, TokenConsumer consumer) {
    Analyzer analyzer = script == Fields.Script.CHINESE ? chinese : spaced;
    try (TokenStream stream = analyzer.tokenStream("text", text)) {
      CharTermAttribute term = stream.addAttribute(CharTermAttribute.class);
      OffsetAttribute offset = stream.addAttribute(OffsetAttribute.class);
      PositionIncrementAttribute step = stream.addAttribute(PositionIncrementAttribute.class);
      stream.reset();
      int position = -1;
      while (stream.incrementToken()) {
        position += step.getPositionIncrement();
        consumer.accept(term.toString(), position, offset.startOffset(), offset.endOffset());
      }
      stream.end();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot happen: the text is in memory", e);
    }
  }
}
