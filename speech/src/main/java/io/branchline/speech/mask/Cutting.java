package io.branchline.speech.mask;

import io.branchline.speech.transcript.Word;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Cuts words into units; a word's time is divided evenly among its characters. */
final class Cutting {

  private static final String WITHIN_FIGURES = ".,:/-%";
  private static final String BEFORE_FIGURES = "$£€¥￥+";

  private enum Sort {
    LETTERS,
    FIGURES,
    IDEOGRAPH,
    OTHER
  }

  private final List<Unit> units = new ArrayList<>();

  private Cutting() {}

  static List<Unit> of(List<Word> words) {
    Cutting cutting = new Cutting();
    for (int i = 0; i < words.size(); i++) {
      cutting.cut(words.get(i), i);
    }
    return cutting.units;
  }

  /** A phrase's units; they have no times. */
  static List<String> phrase(String phrase) {
    return of(List.of(new Word(phrase, 0, 0, 1))).stream().map(Unit::text).toList();
  }

  private void cut(Word word, int index) {
    String text = word.text();
    if (text.startsWith("[") || text.startsWith("<")) {
      add(word, index, 0, text.length());
      return;
    }
    int at = 0;
    while (at < text.length()) {
      Sort sort = sort(text, at);
      int end = at + Character.charCount(text.codePointAt(at));
      if (sort == Sort.LETTERS || sort == Sort.FIGURES) {
        end = endOf(text, at, sort);
      }
      if (sort != Sort.OTHER) {
        add(word, index, at, end);
      }
      at = end;
    }
  }

  private static int endOf(String text, int start, Sort sort) {
    int end = start + 1;
    while (end < text.length()) {
      char c = half(text.charAt(end));
      boolean inner =
          sort == Sort.LETTERS ? c == '\'' || c == '’' || c == '.' : WITHIN_FIGURES.indexOf(c) >= 0;
      boolean more = end + 1 < text.length() && sort(text, end + 1) == sort;
      if (sort(text, end) != sort && !(inner && (more || c == '%'))) {
        break;
      }
      end++;
    }
    return end;
  }

  private void add(Word word, int index, int from, int to) {
    int length = Math.max(1, word.text().length());
    long millis = word.endMillis() - word.startMillis();
    units.add(
        new Unit(
            lower(word.text().substring(from, to)),
            index,
            from,
            to,
            word.startMillis() + millis * from / length,
            word.startMillis() + millis * to / length));
  }

  private static Sort sort(String text, int at) {
    int c = text.codePointAt(at);
    char half = half(text.charAt(at));
    if (half >= '0' && half <= '9') {
      return Sort.FIGURES;
    }
    if (BEFORE_FIGURES.indexOf(half) >= 0) {
      return at + 1 < text.length() && sort(text, at + 1) == Sort.FIGURES
          ? Sort.FIGURES
          : Sort.OTHER;
    }
    if (Character.isIdeographic(c) || c == '〇' || c == '○') {
      return Sort.IDEOGRAPH;
    }
    return Character.isLetter(c) ? Sort.LETTERS : Sort.OTHER;
  }

  private static char half(char c) {
    return c >= '！' && c <= '～' ? (char) (c - '！' + '!') : c;
  }

  private static String lower(String text) {
    StringBuilder half = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); i++) {
      char c = half(text.charAt(i));
      half.append(c == '’' ? '\'' : c);
    }
    return half.toString().toLowerCase(Locale.ROOT);
  }
}
