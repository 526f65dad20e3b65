package io.branchline.speech.sound;

import java.util.List;
import java.util.Map;

/**
 * Roughly how an English word sounds, as a string: consonants by their sound, runs of vowels by one
 * letter, silent letters left out. Good enough to rank neighbours; no pronunciation lexicon comes
 * with the models.
 */
public final class Sound {

  /** Spellings and sounds, the longer ones first; S is sh, C is ch, T is th, N is ng. */
  private static final List<Map.Entry<String, String>> RULES =
      List.of(
          Map.entry("tion", "Sun"),
          Map.entry("sion", "Sun"),
          Map.entry("cian", "Sun"),
          Map.entry("ough", "o"),
          Map.entry("augh", "o"),
          Map.entry("igh", "i"),
          Map.entry("tch", "C"),
          Map.entry("sch", "S"),
          Map.entry("dge", "j"),
          Map.entry("sh", "S"),
          Map.entry("ch", "C"),
          Map.entry("th", "T"),
          Map.entry("ph", "f"),
          Map.entry("gh", "g"),
          Map.entry("ck", "k"),
          Map.entry("ng", "N"),
          Map.entry("qu", "kw"),
          Map.entry("ce", "se"),
          Map.entry("ci", "si"),
          Map.entry("cy", "si"),
          Map.entry("ge", "je"),
          Map.entry("gi", "ji"),
          Map.entry("gy", "ji"),
          Map.entry("ee", "i"),
          Map.entry("ea", "i"),
          Map.entry("ie", "i"),
          Map.entry("ei", "i"),
          Map.entry("oo", "u"),
          Map.entry("ou", "u"),
          Map.entry("ow", "o"),
          Map.entry("oa", "o"),
          Map.entry("ai", "e"),
          Map.entry("ay", "e"),
          Map.entry("ey", "i"),
          Map.entry("au", "o"),
          Map.entry("aw", "o"),
          Map.entry("ue", "u"),
          Map.entry("ew", "u"),
          Map.entry("c", "k"),
          Map.entry("q", "k"),
          Map.entry("x", "ks"),
          Map.entry("z", "s"),
          Map.entry("y", "i"),
          Map.entry("'", ""));

  /** First letters that are not heard. */
  private static final Map<String, String> BEGINNINGS =
      Map.of("kn", "n", "gn", "n", "wr", "r", "ps", "s", "wh", "w", "x", "s", "y", "y");

  private Sound() {}

  /** A word's sound; the word in lower case. */
  public static String of(String word) {
    StringBuilder sound = new StringBuilder();
    int at = 0;
    for (Map.Entry<String, String> beginning : BEGINNINGS.entrySet()) {
      if (word.startsWith(beginning.getKey())) {
        sound.append(beginning.getValue());
        at = beginning.getKey().length();
      }
    }
    int end = word.length() > 3 && word.endsWith("e") ? word.length() - 1 : word.length();
    while (at < end) {
      String rest = word.substring(at);
      int from = at;
      for (Map.Entry<String, String> rule : RULES) {
        if (rest.startsWith(rule.getKey())) {
          append(sound, rule.getValue());
          at += rule.getKey().length();
          break;
        }
      }
      if (at == from) {
        append(sound, word.substring(at, ++at));
      }
    }
    return sound.toString();
  }

  private static void append(StringBuilder sound, String more) {
    for (int i = 0; i < more.length(); i++) {
      char next = more.charAt(i);
      if (sound.isEmpty() || sound.charAt(sound.length() - 1) != next) {
        sound.append(next);
      }
    }
  }

  /** Levenshtein's distance; a vowel for a vowel costs half. */
  public static double distance(String a, String b) {
    double[] row = new double[b.length() + 1];
    for (int j = 0; j < row.length; j++) {
      row[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      double diagonal = row[0];
      row[0] = i;
      for (int j = 1; j < row.length; j++) {
        double replaced = diagonal + replacement(a.charAt(i - 1), b.charAt(j - 1));
        diagonal = row[j];
        row[j] = Math.min(replaced, Math.min(row[j], row[j - 1]) + 1);
      }
    }
    return row[b.length()];
  }

  private static double replacement(char a, char b) {
    if (a == b) {
      return 0;
    }
    return "aeiou".indexOf(a) >= 0 && "aeiou".indexOf(b) >= 0 ? 0.5 : 1;
  }
}
