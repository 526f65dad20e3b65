package io.branchline.speech.bench.dialogue;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Says digits as people do and as a recogniser hears them: doubles, pairs, 幺, digits heard wrong.
 */
final class DigitWords {

  /** Some words for the digits from {@code from} to {@code to}; empty text: lost. */
  record Said(String text, int from, int to) {}

  private static final String[] ONES = {
    "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine"
  };
  private static final String[] TEENS = {
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen"
  };
  private static final String[] TENS = {
    "", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"
  };
  private static final String CHINESE = "零一二三四五六七八九";
  private static final String[] CHINESE_HEARD_WRONG = {
    "林铃", "要妖", "儿耳", "山散", "事市", "武午", "留流", "期起", "吧把", "就久"
  };

  private final SplittableRandom random;
  private final double wrong;
  private final double lost;
  private final Manner manner;

  /**
   * Says digits.
   *
   * @param wrong how likely a digit is heard wrong, 0 to 1
   * @param lost how likely it is lost
   * @param manner how English is said
   */
  DigitWords(SplittableRandom random, double wrong, double lost, Manner manner) {
    this.random = random;
    this.wrong = wrong;
    this.lost = lost;
    this.manner = manner;
  }

  /** One group of digits in English. */
  List<Said> english(String digits, int from, int to, String style, String zero) {
    List<Said> said = new ArrayList<>();
    for (int i = from; i < to; ) {
      int same = same(digits, i, to);
      boolean pair = style.equals("pairs") && i + 1 < to && digits.charAt(i) != '0';
      int round = style.equals("hundreds") ? round(digits, i, to) : 0;
      if (round > 0) {
        addRound(said, digits, i, round);
        i += round;
      } else if (style.equals("figures")) {
        said.add(new Said(digits.substring(i, to), i, to));
        i = to;
      } else if (style.equals("doubles") && same > 1) {
        int count = Math.min(same, 3);
        said.add(new Said(count == 3 ? "triple" : "double", i, i + count));
        said.add(new Said(one(digits.charAt(i), zero), i, i + count));
        i += count;
      } else if (pair) {
        addPair(said, digits, i);
        i += 2;
      } else {
        said.add(heard(one(digits.charAt(i), zero), i));
        i++;
      }
    }
    return said.stream().filter(word -> !word.text().isEmpty()).toList();
  }

  /** How many of the next digits are said as hundreds or thousands; 0 where none are. */
  private static int round(String digits, int at, int to) {
    if (digits.charAt(at) == '0') {
      return 0;
    }
    String rest = digits.substring(at, to);
    return rest.matches(".000")
        ? 4
        : rest.matches("[1-9][1-9]00") ? 4 : rest.matches(".00") ? 3 : 0;
  }

  /** "six thousand", "forty one hundred", "four hundred". */
  private void addRound(List<Said> said, String digits, int at, int length) {
    boolean pair = length == 4 && digits.charAt(at + 1) != '0';
    if (pair) {
      addPair(said, digits, at);
    } else {
      said.add(new Said(ONES[digits.charAt(at) - '0'], at, at + 1));
    }
    String magnitude = length == 4 && !pair ? "thousand" : "hundred";
    said.add(new Said(magnitude, at + 1, at + length));
  }

  private void addPair(List<Said> said, String digits, int at) {
    int number = Integer.parseInt(digits.substring(at, at + 2));
    if (number < 20) {
      said.add(new Said(TEENS[number - 10], at, at + 2));
    } else {
      said.add(new Said(TENS[number / 10], at, number % 10 == 0 ? at + 2 : at + 1));
      if (number % 10 > 0) {
        said.add(new Said(ONES[number % 10], at + 1, at + 2));
      }
    }
  }

  private static int same(String digits, int at, int to) {
    int end = at;
    while (end < to && digits.charAt(end) == digits.charAt(at)) {
      end++;
    }
    return end - at;
  }

  private static String one(char digit, String zero) {
    return digit == '0' ? zero : ONES[digit - '0'];
  }

  private Said heard(String word, int at) {
    double chance = random.nextDouble();
    if (chance < lost) {
      return new Said("", at, at + 1);
    }
    List<String> others = manner.heardFor(word);
    return new Said(
        chance < lost + wrong ? others.get(random.nextInt(others.size())) : word, at, at + 1);
  }

  /** One group of digits in Chinese. */
  List<Said> chinese(String digits, int from, int to, String style, String one) {
    List<Said> said = new ArrayList<>();
    StringBuilder open = new StringBuilder();
    int openFrom = from;
    for (int i = from; i < to; ) {
      int same = same(digits, i, to);
      double chance = random.nextDouble();
      String text;
      int count = 1;
      if (style.equals("doubles") && same > 1 && digits.charAt(i) != 'X') {
        count = Math.min(same, 4);
        String digit = chineseDigit(digits.charAt(i), one);
        text = count == 2 ? "双" + digit : CHINESE.charAt(count) + "个" + digit;
      } else if (chance < lost) {
        text = "";
      } else if (chance < lost + wrong && digits.charAt(i) != 'X') {
        String others = CHINESE_HEARD_WRONG[digits.charAt(i) - '0'];
        text = String.valueOf(others.charAt(random.nextInt(others.length())));
      } else {
        open.append(chineseDigit(digits.charAt(i), one));
        i++;
        continue;
      }
      close(said, open, openFrom, i);
      if (!text.isEmpty()) {
        said.add(new Said(text, i, i + count));
      }
      i += count;
      openFrom = i;
    }
    close(said, open, openFrom, to);
    return said;
  }

  private static void close(List<Said> said, StringBuilder open, int from, int to) {
    if (open.length() > 0) {
      said.add(new Said(open.toString(), from, to));
      open.setLength(0);
    }
  }

  private String chineseDigit(char digit, String one) {
    return switch (digit) {
      case 'X' -> random.nextInt(2) == 0 ? "X" : "叉";
      case '1' -> one;
      case '2' -> random.nextInt(25) == 0 ? "两" : "二";
      default -> String.valueOf(CHINESE.charAt(digit - '0'));
    };
  }
}
