package io.branchline.speech.search.language;

import io.branchline.speech.search.language.QueryToken.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Cuts a query into its pieces. Full-width marks count as ASCII ones, but ？ stays what it is. */
final class Lexer {

  private final int[] chars;
  private final List<QueryToken> tokens = new ArrayList<>();
  private int at;

  private Lexer(String query) {
    this.chars = query.codePoints().map(Lexer::ascii).toArray();
  }

  /** The pieces; the last one is END. */
  static List<QueryToken> tokens(String query) {
    Lexer lexer = new Lexer(query);
    lexer.run();
    return lexer.tokens;
  }

  private void run() {
    while (true) {
      while (at < chars.length && Character.isWhitespace(chars[at])) {
        at++;
      }
      int start = at;
      if (at == chars.length) {
        add(Kind.END, "", start);
        return;
      }
      switch (chars[at]) {
        case '(' -> mark(Kind.OPEN);
        case ')' -> mark(Kind.CLOSE);
        case '^' -> mark(Kind.TURN_START);
        case '=' -> mark(Kind.EXACT);
        case '"' -> phrase(start);
        default -> word(start);
      }
    }
  }

  private void mark(Kind kind) {
    at++;
    add(kind, new String(chars, at - 1, 1), at - 1);
  }

  private void phrase(int start) {
    String text = quoted();
    if (text.isEmpty()) {
      throw new QueryException(start + 1, QueryError.Code.EMPTY_QUOTE);
    }
    tokens.add(new QueryToken(Kind.PHRASE, text, likeness(), start + 1, at + 1));
  }

  private String quoted() {
    int start = at++;
    int from = at;
    while (at < chars.length && chars[at] != '"') {
      at++;
    }
    if (at == chars.length) {
      throw new QueryException(start + 1, QueryError.Code.UNCLOSED_QUOTE);
    }
    at++;
    return new String(chars, from, at - 1 - from).strip();
  }

  /** What stands behind the words: ~, ~1, or nothing. */
  private String likeness() {
    int from = at;
    if (at < chars.length && chars[at] == '~') {
      at++;
      while (at < chars.length && !endsWord(chars[at])) {
        at++;
      }
    }
    return new String(chars, from, at - from);
  }

  private void word(int start) {
    if (chars[at] == '[') {
      masked(start);
      return;
    }
    while (at < chars.length && !endsWord(chars[at]) && chars[at] != '~') {
      if (chars[at] == ':' && !isNumber(start)) {
        field(new String(chars, start, at - start), start);
        return;
      }
      at++;
    }
    String text = new String(chars, start, at - start);
    switch (text) {
      case "AND" -> add(Kind.AND, text, start);
      case "OR" -> add(Kind.OR, text, start);
      case "NOT" -> add(Kind.NOT, text, start);
      case "THEN" -> add(Kind.THEN, text, start);
      case "NOTIN" -> add(Kind.NOTIN, text, start);
      case "NEAR" -> throw new QueryException(start + 1, QueryError.Code.NEAR_NUMBER);
      default -> wordOrNear(text, start);
    }
  }

  private void wordOrNear(String text, int start) {
    if (text.startsWith("NEAR/")) {
      String number = text.substring("NEAR/".length());
      if (!number.matches("[0-9]{1,2}|100")) {
        throw new QueryException(start + 1, QueryError.Code.NEAR_NUMBER);
      }
      tokens.add(new QueryToken(Kind.NEAR, number, "", start + 1, start + 6));
      return;
    }
    tokens.add(new QueryToken(Kind.WORD, text, likeness(), start + 1, at + 1));
  }

  /** [card] or, copied from a transcript, [card …1111]. */
  private void masked(int start) {
    while (at < chars.length && chars[at] != ']') {
      at++;
    }
    at = Math.min(at + 1, chars.length);
    add(Kind.WORD, new String(chars, start, at - start), start);
  }

  private void field(String name, int start) {
    at++;
    int from = at;
    String value;
    if (at < chars.length && chars[at] == '"') {
      value = quoted();
    } else {
      while (at < chars.length && !endsWord(chars[at])) {
        at++;
      }
      value = new String(chars, from, at - from);
    }
    if (value.isEmpty()) {
      throw new QueryException(from + 1, QueryError.Code.EMPTY_VALUE, name);
    }
    tokens.add(
        new QueryToken(Kind.FIELD, name.toLowerCase(Locale.ROOT), value, start + 1, from + 1));
  }

  private void add(Kind kind, String text, int start) {
    tokens.add(new QueryToken(kind, text, "", start + 1, start + 1));
  }

  /** The clock 1:30 is no field. */
  private boolean isNumber(int start) {
    for (int i = start; i < at; i++) {
      if (!Character.isDigit(chars[i])) {
        return false;
      }
    }
    return at > start;
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
      case '＊' -> '*';
      case '～' -> '~';
      case '＝' -> '=';
      case '［', '【' -> '[';
      case '］', '】' -> ']';
      case '　' -> ' ';
      default -> c;
    };
  }
}
