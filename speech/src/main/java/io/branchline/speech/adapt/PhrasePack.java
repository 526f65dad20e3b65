package io.branchline.speech.adapt;

import io.branchline.warehouse.Failure;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Sentences with classes: {@code @day = monday | tuesday} and {@code i can come on {day}}. A line
 * that starts with {@code #} is a remark.
 *
 * @param sentences every sentence, its classes replaced
 */
public record PhrasePack(List<String> sentences) {

  /** Choices are drawn with this seed, so that equal files give equal models. */
  static final long SEED = 1;

  /** A sentence is written at most so many times, each with other members of its classes. */
  static final int EXPANSIONS = 40;

  private static final Pattern CLASS = Pattern.compile("@([^\\s={}]+)\\s*=(.*)");
  private static final Pattern SLOT = Pattern.compile("\\{([^{}]+)}");

  /** Copies the sentences. */
  public PhrasePack {
    sentences = List.copyOf(sentences);
  }

  /** The banking phrases that ship with Branchline; none for a language without. */
  public static PhrasePack banking(String language) {
    String name = "banking-" + language + ".txt";
    try (InputStream in = PhrasePack.class.getResourceAsStream(name)) {
      return in == null
          ? new PhrasePack(List.of())
          : parse(name, new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList());
    } catch (IOException e) {
      throw new IllegalStateException("the resource " + name + " cannot be read", e);
    }
  }

  /** Reads a file of such sentences. */
  public static PhrasePack read(Path file) {
    return parse(file.toString(), TextFolder.lines(file));
  }

  static PhrasePack parse(String source, List<String> lines) {
    Map<String, List<String>> classes = new HashMap<>();
    List<String> sentences = new ArrayList<>();
    SplittableRandom random = new SplittableRandom(SEED);
    int number = 0;
    for (String raw : lines) {
      number++;
      String line = raw.strip();
      Matcher definition = CLASS.matcher(line);
      if (definition.matches()) {
        List<String> members =
            List.of(definition.group(2).split("\\|", -1)).stream().map(String::strip).toList();
        classes.put(definition.group(1), members);
      } else if (!line.isEmpty() && !line.startsWith("#")) {
        expand(source + ", line " + number, line, classes, random, sentences);
      }
    }
    return new PhrasePack(sentences);
  }

  private static void expand(
      String place,
      String line,
      Map<String, List<String>> classes,
      SplittableRandom random,
      List<String> sentences) {
    List<String> slots = SLOT.matcher(line).results().map(slot -> slot.group(1)).toList();
    int largest = 1;
    for (String slot : slots) {
      if (!classes.containsKey(slot)) {
        throw new Failure(
            Failure.Code.BAD_INPUT,
            place + ": there is no class '" + slot + "'. Define it above: @" + slot + " = a | b");
      }
      largest = Math.max(largest, classes.get(slot).size());
    }
    int[] first = slots.stream().mapToInt(slot -> random.nextInt(1 << 16)).toArray();
    for (int i = 0; i < Math.min(largest, EXPANSIONS); i++) {
      int[] at = {0};
      int expansion = i;
      sentences.add(
          SLOT.matcher(line)
              .replaceAll(
                  slot -> {
                    List<String> members = classes.get(slot.group(1));
                    // the first slot walks through its class, the others are drawn
                    int choice = at[0] == 0 ? first[0] + expansion : random.nextInt(1 << 16);
                    at[0]++;
                    return Matcher.quoteReplacement(members.get(choice % members.size()));
                  }));
    }
  }

  /**
   * The pack without sentences that share a run of words with a text.
   *
   * @param text what not to resemble; a run goes on over the ends of its sentences
   * @param language of both
   * @param run how many words in a row are too many
   */
  public PhrasePack without(String text, String language, int run) {
    SpokenText spoken = SpokenText.of(language);
    List<String> words = spoken.sentences(text).stream().flatMap(List::stream).toList();
    Set<List<String>> runs = Set.copyOf(runs(words, run));
    return new PhrasePack(
        sentences.stream()
            .filter(
                sentence -> runs(spoken.words(sentence), run).stream().noneMatch(runs::contains))
            .toList());
  }

  private static List<List<String>> runs(List<String> words, int length) {
    List<List<String>> runs = new ArrayList<>();
    for (int i = 0; i + length <= words.size(); i++) {
      runs.add(words.subList(i, i + length));
    }
    return runs;
  }
}
