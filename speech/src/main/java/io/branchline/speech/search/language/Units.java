package io.branchline.speech.search.language;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Cuts text into what is counted and looked for: a Chinese character is a unit, and so is a run of
 * letters and digits of any other script. Upper case, full-width and composed forms are folded
 * (NFKC). A masked secret is one unit, its kind in brackets, without its digits.
 */
public final class Units {

  private static final Pattern MASKED = Pattern.compile("\\[([a-z][a-z_-]*)(?:[ …][^\\]]*)?]");

  private Units() {}

  /**
   * One unit.
   *
   * @param text folded
   * @param start in the text it was cut from, UTF-16 code units
   * @param end not included
   */
  public record Unit(String text, int start, int end) {

    /** Whether it is a Chinese character. */
    public boolean isHan() {
      return Units.isHan(text.codePointAt(0));
    }
  }

  /** The units of a text, in order. */
  public static List<Unit> of(String text) {
    return cut(text, "");
  }

  /** The units of a query's text, in which * and ? belong to words. */
  static List<Unit> ofPattern(String text) {
    return cut(text, "*?");
  }

  /** Whether a code point is a Chinese character. */
  public static boolean isHan(int codePoint) {
    return Character.isIdeographic(codePoint);
  }

  private static List<Unit> cut(String text, String more) {
    List<Unit> units = new ArrayList<>();
    int at = 0;
    while (at < text.length()) {
      int c = text.codePointAt(at);
      int end = at + Character.charCount(c);
      if (c == '[') {
        Matcher masked = MASKED.matcher(text).region(at, text.length());
        if (masked.lookingAt()) {
          units.add(new Unit("[" + masked.group(1) + "]", at, masked.end()));
          end = masked.end();
        }
      } else if (isHan(c)) {
        units.add(new Unit(fold(text.substring(at, end)), at, end));
      } else if (belongs(c, more)) {
        end = runEnd(text, end, more);
        units.add(new Unit(fold(text.substring(at, end)), at, end));
      }
      at = end;
    }
    return units;
  }

  private static int runEnd(String text, int from, String more) {
    int at = from;
    while (at < text.length()) {
      int c = text.codePointAt(at);
      int next = at + Character.charCount(c);
      if (!isHan(c) && (belongs(c, more) || Character.getType(c) == Character.NON_SPACING_MARK)) {
        at = next;
      } else if (next < text.length()
          && joins(text.codePointBefore(at), c, text.codePointAt(next))) {
        at = next;
      } else {
        return at;
      }
    }
    return at;
  }

  private static boolean belongs(int c, String more) {
    return !isHan(c) && (Character.isLetterOrDigit(c) || more.indexOf(c) >= 0);
  }

  /** don't, 3.5 and 1,000 are one unit each. */
  private static boolean joins(int before, int c, int after) {
    boolean letters = isLetter(before) && isLetter(after);
    boolean digits = Character.isDigit(before) && Character.isDigit(after);
    return (letters && (c == '\'' || c == '’')) || (digits && (c == '.' || c == ','));
  }

  private static boolean isLetter(int c) {
    return Character.isLetter(c) && !isHan(c);
  }

  /** Small ASCII letters, digits and Chinese characters of the main block are folded already. */
  private static boolean isPlain(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean small = c < 0x80 && (c < 'A' || c > 'Z');
      if (!small && (c < 0x4E00 || c > 0x9FFF)) {
        return false;
      }
    }
    return true;
  }

  private static String fold(String text) {
    if (isPlain(text)) {
      return text;
    }
    return Normalizer.normalize(text, Normalizer.Form.NFKC)
        .toLowerCase(Locale.ROOT)
        .replace('’', '\'');
  }
}
