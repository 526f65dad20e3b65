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
  private static final String DIGITS = "\\p{Nd}{4,}";
  private static final String WORD =
      "(?:(?!\\p{Nd}{4})[\\p{L}\\p{M}\\p{Nd}])+(?:['’][\\p{L}\\p{M}]+)*";
  private static final String CHARACTER = "\\p{IsHan}";
  private static final String OTHER =
      "(?:(?!\\p{Nd}{4}|\\p{IsHan})[\\p{L}\\p{M}\\p{Nd}])+(?:['’][\\p{L}\\p{M}]+)*";

  private static final Pattern SPACED =
      Pattern.compile(String.join("|", TOKEN, AMOUNT, DIGITS, WORD));
  private static final Pattern CHINESE =
      Pattern.compile(String.join("|", TOKEN, AMOUNT, DIGITS, CHARACTER, OTHER));
  private static final Pattern INVISIBLE = Pattern.compile("[\\p{Cf}\\p{Co}\\p{Cn}]");

  private TypedWords() {}

  static List<String> of(String text, String language) {
    String visible = INVISIBLE.matcher(text).replaceAll("");
    Matcher matcher = (Turn.isChinese(language) ? CHINESE : SPACED).matcher(visible);
    List<String> words = new ArrayList<>();
    while (matcher.find()) {
      words.add(matcher.group());
    }
    return words;
  }
}
