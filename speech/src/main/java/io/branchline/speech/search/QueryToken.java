package io.branchline.speech.search;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * One piece of a query.
 *
 * @param text the word, the phrase without its quotes, or the field's name in lower case
 * @param value a field's value, else empty
 * @param column where it starts, 1 is the first character
 * @param valueColumn where a field's value starts
 */
record QueryToken(Kind kind, String text, String value, int column, int valueColumn) {

  enum Kind {
    WORD,
    PHRASE,
    FIELD,
    AND,
    OR,
    NOT,
    OPEN,
    CLOSE,
    END
  }

  /**
   * Cuts a query into its pieces, the last of which is END. Full-width marks count as ASCII ones.
   */
  static List<QueryToken> of(String query) {
    return new Lexer(query).tokens();
  }

  private static final class Lexer {
    private final String query;
    private final int[] chars;
    private final List<QueryToken> tokens = new ArrayList<>();
    private int at;

    Lexer(String query) {
      this.query = query;
      this.chars = query.codePoints().map(Lexer::ascii).toArray();
    }

    List<QueryToken> tokens() {
      while (true) {
        while (at < chars.length && Character.isWhitespace(chars[at])) {
          at++;
        }
        int start = at;
        if (at == chars.length) {
          add(Kind.END, "", start);
          return tokens;
        }
        switch (chars[at]) {
          case '(' -> mark(Kind.OPEN);
          case ')' -> mark(Kind.CLOSE);
          case '"' -> add(Kind.PHRASE, phrase(), start);
          default -> word(start);
        }
      }
    }

    private void mark(Kind kind) {
      at++;
      add(kind, "", at - 1);
    }

    private String phrase() {
      int start = at++;
      int from = at;
      while (at < chars.length && chars[at] != '"') {
        at++;
      }
      if (at == chars.length) {
        throw QueryParser.bad(query, start + 1, "this quotation mark is never closed");
      }
      String text = new String(chars, from, at - from).strip();
      at++;
      if (text.isEmpty()) {
        throw QueryParser.bad(query, start + 1, "there are no words between these quotation marks");
      }
      return text;
    }

    private void word(int start) {
      while (at < chars.length && !endsWord(chars[at]) && chars[at] != ':') {
        if (chars[at] == '*' || chars[at] == '?') {
          throw QueryParser.bad(
              query, at + 1, "wildcards are not understood; whole words were expected");
        }
        at++;
      }
      String text = new String(chars, start, at - start);
      if (at < chars.length && chars[at] == ':') {
        field(text, start);
        return;
      }
      switch (text) {
        case "AND" -> add(Kind.AND, text, start);
        case "OR" -> add(Kind.OR, text, start);
        case "NOT" -> add(Kind.NOT, text, start);
        default -> add(Kind.WORD, text, start);
      }
    }

    private void field(String name, int start) {
      at++;
      int from = at;
      String value;
      if (at < chars.length && chars[at] == '"') {
        value = phrase();
      } else {
        while (at < chars.length && !endsWord(chars[at])) {
          at++;
        }
        value = new String(chars, from, at - from);
      }
      if (value.isEmpty()) {
        throw QueryParser.bad(query, from + 1, "a value was expected after " + name + ":");
      }
      tokens.add(
          new QueryToken(Kind.FIELD, name.toLowerCase(Locale.ROOT), value, start + 1, from + 1));
    }

    private void add(Kind kind, String text, int start) {
      tokens.add(new QueryToken(kind, text, "", start + 1, start + 1));
    }

    private static boolean endsWord(int c) {
      return Character.isWhitespace(c) || c == '(' || c == ')' || c == '"';
    }

    private static int ascii(int c) {
      return switch (c) {
        case '“', '”', '„', '＂', '「', '」' -> '"';
        case '（' -> '(';
        case '）' -> ')';
        case '：' -> ':';
        case '　' -> ' ';
        default -> c;
      };
    }
  }
}
