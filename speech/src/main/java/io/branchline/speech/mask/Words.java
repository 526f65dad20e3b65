package io.branchline.speech.mask;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The words of {@code words.txt}, by section. Read once; safe for many threads. */
final class Words {

  private static final Words ALL = read();

  /**
   * What a phrase asks for.
   *
   * @param kind null where it is something harmless
   * @param strong asks in so many words
   */
  record Topic(@Nullable SecretKind kind, boolean strong) {}

  /** A word that stands for digits. */
  record Numeral(String section, String digits) {}

  final Phrases<Boolean> light = new Phrases<>();
  final Phrases<Topic> topics = new Phrases<>();
  final Phrases<Boolean> tail = new Phrases<>();

  /** True for those that count long numbers, too. */
  final Phrases<Boolean> units = new Phrases<>();

  /** Words that are said so often that their sound says nothing. */
  final Phrases<Boolean> common = new Phrases<>();

  final Phrases<Numeral> numerals = new Phrases<>();
  private final Map<String, Phrases<Boolean>> others = new HashMap<>();
  private final Map<String, List<String>> topicLines = new HashMap<>();

  private Words() {}

  static Words all() {
    return ALL;
  }

  /** The phrases of a section that has no meaning beyond its name. */
  Phrases<Boolean> section(String name) {
    return Objects.requireNonNull(others.get(name), name);
  }

  /** These topics and a bank's own phrases. */
  Phrases<Topic> topicsAnd(Map<SecretKind, List<String>> more, List<String> harmless) {
    Phrases<Topic> all = new Phrases<>();
    topicLines.forEach(
        (section, phrases) -> phrases.forEach(phrase -> all.add(phrase, topic(section))));
    more.forEach((kind, list) -> list.forEach(phrase -> all.add(phrase, new Topic(kind, true))));
    harmless.forEach(phrase -> all.add(phrase, new Topic(null, true)));
    return all;
  }

  private static Words read() {
    Words words = new Words();
    try (InputStream in = Words.class.getResourceAsStream("words.txt");
        BufferedReader lines =
            new BufferedReader(
                new InputStreamReader(Objects.requireNonNull(in), StandardCharsets.UTF_8))) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        int colon = line.indexOf(':');
        if (!line.startsWith("#") && colon > 0) {
          for (String phrase : line.substring(colon + 1).split("\\|", -1)) {
            words.add(line.substring(0, colon), phrase.strip());
          }
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return words;
  }

  private void add(String section, String phrase) {
    String name = section.split(" ", -1)[0];
    switch (name) {
      case "light" -> light.add(phrase, true);
      case "tail" -> tail.add(phrase, true);
      case "common" -> common.add(phrase, true);
      case "unit", "unit!" -> units.add(phrase, name.endsWith("!"));
      case "digit", "weak" ->
          numerals.add(phrase, new Numeral(name, section.substring(name.length() + 1)));
      case "pair", "tens", "times" -> {
        int space = phrase.lastIndexOf(' ');
        numerals.add(
            phrase.substring(0, space), new Numeral(name, phrase.substring(space + 1).strip()));
      }
      case "before", "clock", "year", "about", "month", "ordinal" ->
          others.computeIfAbsent(name, n -> new Phrases<>()).add(phrase, true);
      default -> {
        topicLines.computeIfAbsent(section, s -> new ArrayList<>()).add(phrase);
        topics.add(phrase, topic(section));
      }
    }
  }

  private static Topic topic(String section) {
    boolean strong = section.endsWith("!");
    String id = strong ? section.substring(0, section.length() - 1) : section;
    if (id.equals("harmless")) {
      return new Topic(null, strong);
    }
    return new Topic(SecretKind.of(id).orElseThrow(), strong);
  }
}
