package io.branchline.speech.bench.dialogue;

import io.branchline.speech.bench.dialogue.Dialogue.NumberWord;
import io.branchline.speech.transcript.Word;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Says a secret on the stage: in groups, with hesitations, pauses and the other side in between.
 */
final class NumberSpeaker {

  private static final double WRONG = 0.04;
  private static final double LOST = 0.005;
  private static final String[] WIDE_STYLES = {
    "single", "single", "single", "doubles", "pairs", "hundreds", "mixed", "mixed", "figures"
  };
  private static final String[] CHINESE_HESITATIONS = {
    "嗯", "那个", "呃", "然后", "后面 是", "等一下", "我 看 一下", "再 来"
  };
  private static final String[] CHINESE_ASSENTS = {"嗯", "好", "对", "好的", "嗯 嗯", "您 说", "是的"};

  private final SplittableRandom random;
  private final Stage stage;
  private final DigitWords digitWords;
  private final Manner manner;

  NumberSpeaker(SplittableRandom random, Stage stage, Manner manner) {
    this.random = random;
    this.stage = stage;
    this.manner = manner;
    this.digitWords = new DigitWords(random, WRONG, LOST, manner);
  }

  /** Says it; {@code again} is reading back, where the other side assents to each group. */
  void say(String kind, String digits, boolean byAgent, boolean again) {
    List<NumberWord> own = new ArrayList<>();
    List<NumberWord> others = new ArrayList<>();
    boolean wide = manner.isWide() && !stage.chinese;
    String style =
        wide ? pick(WIDE_STYLES) : pick("single", "single", "single", "doubles", "pairs");
    String zero = stage.chinese ? pick("幺", "幺", "一") : pick("zero", "oh");
    boolean echoed = !again && digits.length() > 6 && random.nextInt(8) == 0;
    double assent = again ? 0.5 : 0.2;
    List<int[]> groups = groups(kind, digits);
    for (int i = 0; i < groups.size(); i++) {
      int[] group = groups.get(i);
      if (i > 0) {
        stage.pause(100, 700);
        between(byAgent, assent);
      } else if (random.nextInt(6) == 0) {
        stage.say(byAgent, hesitation());
      }
      if (wide) {
        zero = pick("zero", "oh", zero);
        beforeGroup(kind, i, byAgent);
        if (random.nextInt(25) == 0) {
          own.addAll(slip(byAgent, digits, group, zero));
        }
      }
      String how = style.equals("mixed") ? pick("single", "pairs", "doubles", "hundreds") : style;
      own.addAll(sayGroup(byAgent, digits, group, how, zero));
      if (echoed) {
        stage.pause(200, 800);
        others.addAll(sayGroup(!byAgent, digits, group, how, zero));
        stage.pause(200, 800);
      }
    }
    if (wide && kind.equals("phone") && random.nextInt(8) == 0) {
      stage.say(byAgent, pick(manner.extensions()));
      int[] extension = {0, random.nextInt(2, 5)};
      sayGroup(byAgent, digits, extension, "single", zero);
    }
    stage.number(kind, true, byAgent, digits, own);
    if (echoed) {
      stage.number(kind, true, !byAgent, digits, others);
    }
  }

  private void beforeGroup(String kind, int group, boolean byAgent) {
    if (kind.equals("phone") && group == 0 && random.nextInt(5) == 0) {
      stage.say(byAgent, pick(manner.areaCodes()));
    }
  }

  /** The beginning of a group with its last digit wrong, and words that take it back. */
  private List<NumberWord> slip(boolean byAgent, String digits, int[] group, String zero) {
    int end = random.nextInt(group[0] + 1, group[1] + 1);
    char wrong = (char) ('0' + (digits.charAt(end - 1) - '0' + random.nextInt(1, 10)) % 10);
    String said = digits.substring(0, end - 1) + wrong;
    List<NumberWord> words = sayGroup(byAgent, said, new int[] {group[0], end}, "single", zero);
    stage.pause(100, 900);
    stage.say(byAgent, pick(manner.corrections()));
    stage.pause(50, 500);
    return words;
  }

  private void between(boolean byAgent, double assent) {
    double chance = random.nextDouble();
    if (chance < assent) {
      stage.pause(100, 500);
      stage.say(!byAgent, stage.chinese ? pick(CHINESE_ASSENTS) : pick(manner.assents()));
      stage.pause(100, 700);
    } else if (chance < assent + 0.15) {
      stage.say(byAgent, hesitation());
    } else if (chance < assent + 0.2) {
      stage.pause(1_500, 5_000);
    }
  }

  private String hesitation() {
    return stage.chinese ? pick(CHINESE_HESITATIONS) : pick(manner.hesitations());
  }

  private List<NumberWord> sayGroup(
      boolean byAgent, String digits, int[] group, String style, String zero) {
    List<NumberWord> words = new ArrayList<>();
    boolean hundred = !stage.chinese && group[0] <= 1 && digits.startsWith("800", group[0]);
    List<DigitWords.Said> all =
        hundred && group[1] == group[0] + 3
            ? List.of(
                new DigitWords.Said("eight", group[0], group[0] + 1),
                new DigitWords.Said("hundred", group[0] + 1, group[1]))
            : stage.chinese
                ? digitWords.chinese(digits, group[0], group[1], style, zero)
                : digitWords.english(digits, group[0], group[1], style, zero);
    for (DigitWords.Said said : all) {
      for (Word word : stage.say(byAgent, said.text())) {
        words.add(new NumberWord(word, said.from(), said.to()));
      }
      if (random.nextInt(60) == 0) {
        stage.say(byAgent, stage.chinese ? "嗯" : "uh");
      }
    }
    return words;
  }

  private List<int[]> groups(String kind, String digits) {
    int[] sizes =
        switch (kind) {
          case "card" -> new int[] {4, 4, 4, 4, 3};
          case "phone" ->
              stage.chinese
                  ? pickSizes(new int[] {3, 4, 4, 1}, new int[] {3, 2, 2, 2, 2, 1})
                  : digits.length() == 11 ? new int[] {1, 3, 3, 4} : new int[] {3, 3, 4};
          case "identity" -> stage.chinese ? new int[] {6, 4, 4, 4} : new int[] {3, 2, 4};
          case "code", "pin", "cvv" ->
              pickSizes(new int[] {6}, new int[] {3, 3}, new int[] {2, 2, 2});
          default -> pickSizes(new int[] {4, 4, 4, 4, 3}, new int[] {3, 3, 3, 3, 3, 3, 3});
        };
    List<int[]> groups = new ArrayList<>();
    int from = 0;
    for (int i = 0; from < digits.length(); i++) {
      int size = i < sizes.length ? sizes[i] : 4;
      int to = Math.min(digits.length(), from + size);
      groups.add(new int[] {from, to});
      from = to;
    }
    return groups;
  }

  private int[] pickSizes(int[]... choices) {
    return choices[random.nextInt(choices.length)];
  }

  private String pick(List<String> choices) {
    return choices.get(random.nextInt(choices.size()));
  }

  private String pick(String... choices) {
    return choices[random.nextInt(choices.length)];
  }
}
