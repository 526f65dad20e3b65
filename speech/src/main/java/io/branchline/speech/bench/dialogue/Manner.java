package io.branchline.speech.bench.dialogue;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * How English numbers are said. The plain manner is that of the first sets of turns. The wide one
 * corrects itself in the middle of a number, names area codes and extensions, says hundreds and
 * figures, and mixes them in one number; the unseen one does the same in words of its own, written
 * before the mask's third round of rules and not looked into since.
 *
 * @param hesitations what a speaker says between groups of digits
 * @param assents what the other side says there
 * @param corrections what stands between a digit said wrong and the right one; none: no slips
 * @param areaCodes what stands before an area code
 * @param extensions what stands before an extension
 * @param heardWrong words that a recogniser takes for a digit
 */
record Manner(
    List<String> hesitations,
    List<String> assents,
    List<String> corrections,
    List<String> areaCodes,
    List<String> extensions,
    Map<String, List<String>> heardWrong) {

  private static final Map<String, List<String>> HEARD_WRONG =
      Map.ofEntries(
          Map.entry("zero", List.of("hero", "zeroes", "nero")),
          Map.entry("oh", List.of("o", "owe", "all", "or")),
          Map.entry("one", List.of("won", "want", "juan", "run")),
          Map.entry("two", List.of("to", "too", "do", "through")),
          Map.entry("three", List.of("tree", "free", "the", "sri")),
          Map.entry("four", List.of("for", "fore", "fort", "floor")),
          Map.entry("five", List.of("fife", "hive", "fire", "dive")),
          Map.entry("six", List.of("sex", "sick", "sikhs", "fix")),
          Map.entry("seven", List.of("heaven", "savin", "several")),
          Map.entry("eight", List.of("ate", "a", "hey", "it")),
          Map.entry("nine", List.of("nein", "nigh", "mine", "knife")));

  private static final Map<String, List<String>> HEARD_WRONG_TOO =
      Map.ofEntries(
          Map.entry("zero", List.of("cero", "xero")),
          Map.entry("oh", List.of("ow", "ho")),
          Map.entry("one", List.of("when", "un", "wan")),
          Map.entry("two", List.of("tow", "tool", "you")),
          Map.entry("three", List.of("tea", "threw", "these")),
          Map.entry("four", List.of("far", "fourth", "phone")),
          Map.entry("five", List.of("fine", "live", "file")),
          Map.entry("six", List.of("sixth", "success", "seeks")),
          Map.entry("seven", List.of("seventh", "sven", "having")),
          Map.entry("eight", List.of("eat", "eighth", "hate")),
          Map.entry("nine", List.of("line", "night", "ninth")));

  private static final Manner PLAIN =
      new Manner(
          List.of(
              "um",
              "uh",
              "let me see",
              "and",
              "then",
              "dash",
              "hold on",
              "and then",
              "erm",
              "wait"),
          List.of("mm hm", "okay", "yes", "go ahead", "got it", "right", "uh huh", "yeah"),
          List.of(),
          List.of(),
          List.of(),
          HEARD_WRONG);

  private static final Manner WIDE =
      new Manner(
          with(
              PLAIN.hesitations,
              "sorry one second",
              "and after that",
              "followed by",
              "hyphen",
              "space",
              "so then",
              "what's this",
              "and the last part is",
              "it's a bit faded",
              "i think",
              "oh and"),
          with(
              PLAIN.assents,
              "yup",
              "i've got that",
              "and then",
              "keep going",
              "next please",
              "and the rest",
              "okay and the next four"),
          List.of(
              "no sorry",
              "no wait",
              "sorry i mean",
              "i mean",
              "correction",
              "scratch that",
              "oops"),
          List.of("area code", "the area code is", "that's area code"),
          List.of("extension", "ext"),
          HEARD_WRONG);

  private static final Manner UNSEEN =
      new Manner(
          List.of(
              "uhm",
              "let's see",
              "after which comes",
              "the next bit is",
              "where was i",
              "my eyes aren't great",
              "slash",
              "stroke",
              "and to finish",
              "bear with me",
              "you know",
              "gap",
              "and the last four are",
              "hmm"),
          List.of(
              "yep",
              "i'm with you",
              "carry on",
              "and",
              "that's great",
              "ready",
              "what comes next",
              "good",
              "and the other four",
              "mm",
              "continue"),
          List.of(
              "no i'm sorry",
              "excuse me",
              "let me correct that",
              "my bad",
              "wait that's wrong it's",
              "not that",
              "actually",
              "strike that",
              "hang on no"),
          List.of("area code", "with area code", "area is"),
          List.of("extension", "and then dial", "extension number"),
          both(HEARD_WRONG, HEARD_WRONG_TOO));

  Manner {
    requireNonNull(heardWrong, "heardWrong is null");
  }

  /** The manner in which a set of turns is said. */
  static Manner of(String set) {
    return switch (set) {
      case "wide" -> WIDE;
      case "unseen2-wide", "unseen3-wide" -> UNSEEN;
      default -> PLAIN;
    };
  }

  /** Whether numbers are said in more ways than the first sets' do. */
  boolean isWide() {
    return !corrections.isEmpty();
  }

  List<String> heardFor(String digit) {
    return heardWrong.getOrDefault(digit, List.of(digit));
  }

  private static List<String> with(List<String> some, String... more) {
    List<String> all = new ArrayList<>(some);
    all.addAll(List.of(more));
    return List.copyOf(all);
  }

  private static Map<String, List<String>> both(
      Map<String, List<String>> some, Map<String, List<String>> more) {
    Map<String, List<String>> all = new HashMap<>(some);
    more.forEach(
        (digit, words) -> all.merge(digit, words, (a, b) -> with(a, b.toArray(String[]::new))));
    return Map.copyOf(all);
  }
}
