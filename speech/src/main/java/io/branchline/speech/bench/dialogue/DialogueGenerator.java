package io.branchline.speech.bench.dialogue;

import io.branchline.speech.bench.dialogue.Dialogue.NumberWord;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Makes calls from the turns in {@code mask-dialogues.txt}: the same ones for the same seed. */
public final class DialogueGenerator {

  private static final List<String> SECRETS =
      List.of("card", "account", "identity", "phone", "code", "cvv", "pin");
  private static final Pattern PLACE = Pattern.compile("\\{(=|tail:)?([a-z]+)}");
  private static final List<String> LOOKED_INTO =
      List.of("tune", "held", "more", "fresh", "last", "free");
  private static final String RESOURCE = "/io/branchline/speech/bench/mask-dialogues.txt";

  private final Map<String, List<String>> templates = new HashMap<>();

  /** Reads the turns. */
  public DialogueGenerator() {
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(
                Objects.requireNonNull(DialogueGenerator.class.getResourceAsStream(RESOURCE)),
                StandardCharsets.UTF_8))) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        int colon = line.indexOf(": ");
        if (!line.startsWith("#") && colon > 0) {
          templates
              .computeIfAbsent(line.substring(0, colon), set -> new ArrayList<>())
              .add(line.substring(colon + 2));
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    List<String> wide = templates.computeIfAbsent("en wide", set -> new ArrayList<>());
    LOOKED_INTO.forEach(set -> wide.addAll(turns("en", set)));
    templates.put("en unseen2-wide", turns("en", "unseen2"));
    templates.put("en unseen3-wide", turns("en", "unseen3"));
  }

  private List<String> turns(String language, String set) {
    return Objects.requireNonNull(templates.get(language + " " + set), set);
  }

  /** The sets of turns there are in a language. */
  public List<String> sets(String language) {
    return templates.keySet().stream()
        .filter(key -> key.startsWith(language))
        .map(key -> key.substring(key.indexOf(' ') + 1))
        .distinct()
        .sorted()
        .toList();
  }

  /**
   * One call.
   *
   * @param language en or zh
   * @param set one of the language's {@link #sets}
   */
  public Dialogue next(String language, String set, SplittableRandom random) {
    boolean chinese = language.equals("zh");
    List<String> turns = turns(language, set);
    Stage stage = new Stage(random, chinese);
    stage.say(true, chinese ? "您好 这里 是 客户 服务 中心" : "thank you for calling how may i help you");
    int episodes = random.nextInt(4, 9);
    for (int i = 0; i < episodes; i++) {
      stage.pause(1_000, 6_000);
      play(turns.get(random.nextInt(turns.size())), stage, Manner.of(set), random);
    }
    stage.pause(500, 2_000);
    stage.say(true, chinese ? "感谢 您 的 来电 再见" : "thank you for calling have a great day");
    return stage.finish();
  }

  private static void play(String template, Stage stage, Manner manner, SplittableRandom random) {
    Map<String, String> said = new HashMap<>();
    Secrets secrets = new Secrets(random, stage.chinese);
    NumberSpeaker speaker = new NumberSpeaker(random, stage, manner);
    HarmlessWords harmless = new HarmlessWords(random);
    for (String turn : template.split("\\|", -1)) {
      boolean agent = turn.strip().startsWith("A:");
      String text = turn.strip().substring(2);
      Matcher place = PLACE.matcher(text);
      int from = 0;
      while (place.find()) {
        stage.say(agent, text.substring(from, place.start()));
        from = place.end();
        String kind = place.group(2);
        if (SECRETS.contains(kind)) {
          secret(place.group(1), kind, agent, said, secrets, speaker);
        } else {
          harmless(kind, agent, stage, harmless, random);
        }
      }
      stage.say(agent, text.substring(from));
      stage.pause(200, 1_500);
    }
  }

  private static void secret(
      String how,
      String kind,
      boolean agent,
      Map<String, String> said,
      Secrets secrets,
      NumberSpeaker speaker) {
    boolean again = "=".equals(how);
    if (!again && !(how != null && said.containsKey(kind))) {
      said.put(kind, secrets.of(kind));
    }
    String digits = Objects.requireNonNull(said.get(kind));
    boolean tail = how != null && !again;
    String part = tail ? digits.substring(digits.length() - 4) : digits;
    speaker.say(tail ? kind + " (last four)" : kind, part, agent, again);
  }

  private static void harmless(
      String kind, boolean agent, Stage stage, HarmlessWords words, SplittableRandom random) {
    String text = stage.chinese ? spaced(words.chinese(kind), random) : words.english(kind);
    List<NumberWord> spoken =
        stage.say(agent, text).stream().map(word -> new NumberWord(word, 0, 0)).toList();
    stage.number(kind, false, agent, "", spoken);
  }

  /** Cuts Chinese into words of one to three characters, as a recogniser would. */
  private static String spaced(String text, SplittableRandom random) {
    StringBuilder spaced = new StringBuilder();
    for (int i = 0; i < text.length(); ) {
      int end = Math.min(text.length(), i + random.nextInt(1, 4));
      spaced.append(i == 0 ? "" : " ").append(text, i, end);
      i = end;
    }
    return spaced.toString();
  }
}
