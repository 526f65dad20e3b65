package io.branchline.ingest.format;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Walks through one flat JSON object, byte by byte, without making anything that is not asked for.
 * Strict about what it reads; values that nobody asks for are skipped with their nesting.
 */
final class JsonScanner {

  private static final int MAX_DEPTH = 64;

  private final Texts texts = new Texts(StandardCharsets.UTF_8);
  private byte[] b = new byte[0];
  private int start;
  private int at;
  private int end;
  private boolean first;
  private int keyStart;
  private int keyLength;
  private int textStart;
  private int textLength;
  private boolean escaped;

  void begin(byte[] bytes, int offset, int length) throws Rejection {
    b = bytes;
    start = offset;
    at = offset;
    end = offset + length;
    first = true;
    skipBlanks();
    expect('{');
  }

  /** Moves to the next key's value; false at the object's end. */
  boolean nextKey() throws Rejection {
    skipBlanks();
    if (at < end && b[at] == '}') {
      at++;
      return false;
    }
    if (!first) {
      expect(',');
      skipBlanks();
    }
    first = false;
    scanString();
    keyStart = textStart;
    keyLength = textLength;
    skipBlanks();
    expect(':');
    skipBlanks();
    if (at >= end) {
      throw truncated();
    }
    return true;
  }

  /** Checks that nothing follows the object. */
  void end() throws Rejection {
    skipBlanks();
    if (at < end) {
      throw Rejection.malformed("something follows the JSON object at byte " + at());
    }
  }

  int keyLength() {
    return keyLength;
  }

  boolean keyIs(String name) {
    if (name.length() != keyLength) {
      return false;
    }
    for (int i = 0; i < keyLength; i++) {
      if (b[keyStart + i] != name.charAt(i)) {
        return false;
      }
    }
    return true;
  }

  /** Goes into a text value; false if it is null. */
  boolean beginText(String key) throws Rejection {
    if (b[at] == 'n') {
      literal("null");
      return false;
    }
    if (b[at] != '"') {
      throw Rejection.malformed("'" + key + "' is not text");
    }
    scanString();
    return true;
  }

  boolean textIs(byte[] value) {
    return Arrays.equals(value, 0, value.length, b, textStart, textStart + textLength);
  }

  /** The text value that was just gone into. */
  String text() throws Rejection {
    return escaped ? unescape() : texts.text(b, textStart, textLength);
  }

  /** A text value, or an empty text for null. */
  String text(String key) throws Rejection {
    return beginText(key) ? text() : "";
  }

  /** A text value that comes again and again. */
  String name(String key) throws Rejection {
    if (!beginText(key)) {
      return "";
    }
    return escaped ? unescape() : texts.name(b, textStart, textLength);
  }

  long time() throws Rejection {
    if (!beginText("at")) {
      return IsoTime.NONE;
    }
    long millis = IsoTime.parse(b, textStart, textLength);
    if (millis == IsoTime.NONE || !IsoTime.isPlausible(millis)) {
      throw new Rejection(
          "bad_time", "at '" + text() + "' is not a time like 2026-03-02T09:30:00.123+08:00");
    }
    return millis;
  }

  int wholeNumber(String key) throws Rejection {
    if (b[at] == 'n') {
      literal("null");
      return 0;
    }
    int before = at;
    boolean negative = b[at] == '-';
    if (negative) {
      at++;
    }
    long value = 0;
    int digits = 0;
    while (at < end && b[at] >= '0' && b[at] <= '9' && digits < 10) {
      value = value * 10 + b[at] - '0';
      digits++;
      at++;
    }
    long signed = negative ? -value : value;
    boolean goesOn = at < end && b[at] != ',' && b[at] != '}' && b[at] != ' ' && b[at] != '\t';
    if (digits == 0 || goesOn || signed != (int) signed) {
      at = before;
      throw Rejection.malformed("'" + key + "' is not a whole number");
    }
    return (int) signed;
  }

  /** Leaves out a value of any kind. */
  void skip() throws Rejection {
    int depth = 0;
    do {
      skipBlanks();
      if (at >= end) {
        throw truncated();
      }
      byte c = b[at];
      if (c == '"') {
        scanString();
      } else if (c == '{' || c == '[') {
        at++;
        if (++depth > MAX_DEPTH) {
          throw Rejection.malformed("nested more than " + MAX_DEPTH + " deep");
        }
      } else if (c == '}' || c == ']') {
        at++;
        depth--;
      } else if (depth > 0 && (c == ',' || c == ':')) {
        at++;
      } else {
        scalar();
      }
    } while (depth > 0);
    if (depth < 0) {
      throw Rejection.malformed("a value is missing at byte " + at());
    }
  }

  private void scalar() throws Rejection {
    int before = at;
    while (at < end && isScalar(b[at])) {
      at++;
    }
    if (at == before) {
      throw Rejection.malformed("not JSON at byte " + at());
    }
  }

  private static boolean isScalar(byte c) {
    return (c >= '0' && c <= '9')
        || (c >= 'a' && c <= 'z')
        || c == 'E'
        || c == '+'
        || c == '-'
        || c == '.';
  }

  private void scanString() throws Rejection {
    expect('"');
    textStart = at;
    escaped = false;
    int i = at;
    while (i < end) {
      byte c = b[i];
      if (c == '"') {
        textLength = i - textStart;
        at = i + 1;
        return;
      }
      if (c == '\\') {
        escaped = true;
        i++;
      } else if (c >= 0 && c < ' ') {
        throw Rejection.malformed("a control character stands in a text");
      }
      i++;
    }
    throw truncated();
  }

  private String unescape() throws Rejection {
    String raw = texts.text(b, textStart, textLength);
    StringBuilder out = new StringBuilder(raw.length());
    int i = 0;
    while (i < raw.length()) {
      char c = raw.charAt(i++);
      if (c != '\\') {
        out.append(c);
        continue;
      }
      char e = i < raw.length() ? raw.charAt(i++) : '\0';
      switch (e) {
        case '"', '\\', '/' -> out.append(e);
        case 'b' -> out.append('\b');
        case 'f' -> out.append('\f');
        case 'n' -> out.append('\n');
        case 'r' -> out.append('\r');
        case 't' -> out.append('\t');
        case 'u' -> {
          out.append(hex(raw, i));
          i += 4;
        }
        default -> throw Rejection.malformed("'\\" + e + "' is not a JSON escape");
      }
    }
    return out.toString();
  }

  private static char hex(String raw, int start) throws Rejection {
    int value = 0;
    for (int i = start; i < start + 4; i++) {
      int digit = i < raw.length() ? Character.digit(raw.charAt(i), 16) : -1;
      if (digit < 0) {
        throw Rejection.malformed("'\\u' without four hexadecimal digits");
      }
      value = value * 16 + digit;
    }
    return (char) value;
  }

  private void literal(String word) throws Rejection {
    for (int i = 0; i < word.length(); i++) {
      if (at >= end || b[at] != word.charAt(i)) {
        throw Rejection.malformed("not JSON at byte " + at());
      }
      at++;
    }
  }

  private void expect(char c) throws Rejection {
    if (at >= end) {
      throw truncated();
    }
    if (b[at] != c) {
      throw Rejection.malformed("not JSON: '" + c + "' expected at byte " + at());
    }
    at++;
  }

  /** Bytes into the line, from 1. */
  private int at() {
    return at - start + 1;
  }

  private static Rejection truncated() {
    return Rejection.malformed("the JSON object is cut off");
  }

  private void skipBlanks() {
    while (at < end && (b[at] == ' ' || b[at] == '\t' || b[at] == '\r')) {
      at++;
    }
  }
}
