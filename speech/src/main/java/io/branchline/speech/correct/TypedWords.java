package io.branchline.speech.correct;

import io.branchline.speech.transcript.Turn;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Cuts what a person typed into words as a recogniser gives them: without punctuation and without
 * marks that cannot be seen. Long runs of digits stand alone, whatever they were typed next to or
 * grouped by, so that masking recognises them. Chinese characters are a word each.
 */
final class TypedWords {

  private static final String TOKEN = "\\[[a-z-]+(?: …[0-9]{4})?]";
  private static final String AMOUNT =
      "(?<![\\p{Nd}\\p{L}]|\\p{Nd}[,.])[0-9]{1,3}(?:,[0-9]{3}){0,2}(?:\\.[0-9]{1,2})?%?"
          + "(?![\\p{Nd}\\p{L}]|[,.]\\p{Nd})";
  private static final String DATE =
      "(?<![\\p{Nd}\\p{L}-])(?:19|20)[0-9]{2}[-/.](?:0?[1-9]|1[0-2])[-/.](?:0?[1-9]|[12][0-9]|3[01])"
          + "(?![\\p{Nd}-])";
  private static final String TIME = "(?<![\\p{Nd}:])[0-9]{1,2}(?::[0-9]{2}){1,2}(?![\\p{Nd}:])";
  private static final String DIGITS = "\\p{Nd}{4,}";
  private static final String WORD =
      "(?:(?!\\p{Nd}{4})[\\p{L}\\p{M}\\p{Nd}])+(?:['’][\\p{L}\\p{M}]+)*";
  private static final String CHARACTER = "\\p{IsHan}";
  private static final String OTHER =
      "(?:(?!\\p{Nd}{4}|\\p{IsHan})[\\p{L}\\p{M}\\p{Nd}])+(?:['’][\\p{L}\\p{M}]+)*";

  private static final Pattern SPACED =
      Pattern.compile(String.join("|", TOKEN, DATE, TIME, AMOUNT, DIGITS, WORD));
  private static final Pattern CHINESE =
      Pattern.compile(String.join("|", TOKEN, DATE, TIME, AMOUNT, DIGITS, CHARACTER, OTHER));
  private static final Pattern INVISIBLE = Pattern.compile("[\\p{Cf}\\p{Co}\\p{Cn}]");

  private TypedWords() {}

  /**
   * A word and where it stands.
   *
   * @param from its first character in the {@linkplain #visible visible} text
   * @param to the character after its last
   */
  record Place(String word, int from, int to) {}

  static List<String> of(String text, String language) {
    return places(visible(text), language).stream().map(Place::word).toList();
  }

  /** The text without marks that cannot be seen. */
  static String visible(String text) {
    return INVISIBLE.matcher(text).replaceAll("");
  }

  static List<Place> places(String visible, String language) {
    Matcher matcher = (Turn.isChinese(language) ? CHINESE : SPACED).matcher(visible);
    List<Place> places = new ArrayList<>();
    while (matcher.find()) {
      places.add(new Place(matcher.group(), matcher.start(), matcher.end()));
    }
    return places;
  }
}
