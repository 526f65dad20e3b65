package io.branchline.speech.mask;

import io.branchline.speech.sound.Sound;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/** English words that sound so like a digit that they may be one heard wrong: "floor", "dive". */
final class DigitSounds {

  private static final List<Map.Entry<String, String>> DIGITS =
      List.of(
          Map.entry("sero", "0"),
          Map.entry("o", "0"),
          Map.entry("wun", "1"),
          Map.entry("tu", "2"),
          Map.entry("Tri", "3"),
          Map.entry("for", "4"),
          Map.entry("fur", "4"),
          Map.entry("fiv", "5"),
          Map.entry("siks", "6"),
          Map.entry("seven", "7"),
          Map.entry("et", "8"),
          Map.entry("nin", "9"));

  /** One sound of three or more may differ, in longer ones a vowel besides, in "oh" a vowel. */
  private static final double SHORT = 0.5;

  private static final double MIDDLE = 1;
  private static final double LONG = 1.5;

  private static final Map<String, String> KNOWN = new ConcurrentHashMap<>();
  private static final int MOST_KNOWN = 20_000;

  private DigitSounds() {}

  /** The digit that this word sounds like; empty where it is like none, or has a use of its own. */
  static String near(List<Unit> units, int at) {
    String word = units.get(at).text();
    if (word.length() > 9 || !word.matches("[a-z']{2,}") || hasUse(units, at)) {
      return "";
    }
    if (KNOWN.size() > MOST_KNOWN) {
      KNOWN.clear();
    }
    return KNOWN.computeIfAbsent(word, DigitSounds::near);
  }

  private static boolean hasUse(List<Unit> units, int at) {
    Words words = Words.all();
    Phrases.Match<Words.Topic> topic = words.topics.at(units, at);
    return words.common.at(units, at) != null
        || (topic != null && topic.value().kind() != null)
        || words.units.at(units, at) != null
        || words.tail.at(units, at) != null
        || Stream.of("clock", "year", "about", "month", "ordinal")
            .anyMatch(section -> words.section(section).at(units, at) != null);
  }

  static String near(String word) {
    String sound = Sound.of(word);
    String nearest = "";
    double least = Double.POSITIVE_INFINITY;
    for (Map.Entry<String, String> digit : DIGITS) {
      double distance = Sound.distance(sound, digit.getKey());
      int length = digit.getKey().length();
      double limit = length == 1 ? SHORT : length > 4 ? LONG : MIDDLE;
      if (distance <= limit && distance < least) {
        least = distance;
        nearest = digit.getValue();
      }
    }
    return nearest;
  }
}
