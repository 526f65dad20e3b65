package io.branchline.scoring.evaluate;

import java.lang.Character.UnicodeScript;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Folds text into comparable tokens: letters and digits in lower case without punctuation or
 * apostrophes, and every Chinese character a token of its own, because recognisers cut Chinese
 * words differently from people.
 */
final class Tokens {

  private Tokens() {}

  static List<String> of(String text) {
    List<String> tokens = new ArrayList<>();
    StringBuilder word = new StringBuilder();
    text.toLowerCase(Locale.ROOT)
        .codePoints()
        .forEach(
            point -> {
              if (UnicodeScript.of(point) == UnicodeScript.HAN) {
                end(word, tokens);
                tokens.add(Character.toString(point));
              } else if (Character.isLetterOrDigit(point)) {
                word.appendCodePoint(point);
              } else if (point != '\'' && point != '’') {
                end(word, tokens);
              }
            });
    end(word, tokens);
    return tokens;
  }

  private static void end(StringBuilder word, List<String> tokens) {
    if (word.length() > 0) {
      tokens.add(word.toString());
      word.setLength(0);
    }
  }
}
