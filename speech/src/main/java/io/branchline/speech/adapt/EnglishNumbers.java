package io.branchline.speech.adapt;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** English figures, as Americans say them. */
public final class EnglishNumbers implements SpokenNumbers {

  private static final List<String> SMALL =
      List.of(
          "zero",
          "one",
          "two",
          "three",
          "four",
          "five",
          "six",
          "seven",
          "eight",
          "nine",
          "ten",
          "eleven",
          "twelve",
          "thirteen",
          "fourteen",
          "fifteen",
          "sixteen",
          "seventeen",
          "eighteen",
          "nineteen");
  private static final List<String> TENS =
      List.of("", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety");
  private static final Map<String, String> ORDINALS =
      Map.of(
          "one", "first", "two", "second", "three", "third", "five", "fifth", "eight", "eighth",
          "nine", "ninth", "twelve", "twelfth");

  @Override
  public String spoken(String figure) {
    String digits = figure.replaceAll("[^0-9.:]", "");
    String words = plain(digits, "$€£¥￥".indexOf(figure.charAt(0)) >= 0 ? figure.charAt(0) : ' ');
    if (figure.endsWith("%") || figure.endsWith("％")) {
      return words + " percent";
    }
    return Character.isLetter(figure.charAt(figure.length() - 1)) ? ordinal(words) : words;
  }

  private static String plain(String digits, char currency) {
    if (digits.contains(":")) {
      String[] time = digits.split(":", 2);
      return cardinal(Long.parseLong(time[0])) + minutes(time[1]);
    }
    String[] parts = digits.split("\\.", 2);
    String fraction = parts.length == 1 ? "" : parts[1];
    if (currency != ' ') {
      return money(parts[0], fraction, currency);
    }
    String whole =
        parts[0].length() >= READ_SINGLY || (parts[0].length() > 1 && parts[0].startsWith("0"))
            ? singly(parts[0])
            : cardinal(Long.parseLong(parts[0]));
    return fraction.isEmpty() ? whole : whole + " point " + singly(fraction);
  }

  private static String minutes(String minutes) {
    if (minutes.equals("00")) {
      return "";
    }
    return minutes.startsWith("0")
        ? " oh " + SMALL.get(minutes.charAt(1) - '0')
        : " " + cardinal(Long.parseLong(minutes));
  }

  private static String money(String whole, String fraction, char currency) {
    String unit =
        switch (currency) {
          case '€' -> "euro";
          case '£' -> "pound";
          case '¥', '￥' -> "yuan";
          default -> "dollar";
        };
    String amount = whole.length() > 12 ? singly(whole) : cardinal(Long.parseLong(whole));
    String units = amount.equals("one") || unit.equals("yuan") ? unit : unit + "s";
    if (fraction.length() != 2 || fraction.equals("00")) {
      return amount
          + (fraction.isEmpty() || fraction.equals("00") ? "" : " point " + singly(fraction))
          + " "
          + units;
    }
    return amount + " " + units + " and " + cardinal(Long.parseLong(fraction)) + " cents";
  }

  private static String singly(String digits) {
    return digits.chars().mapToObj(d -> SMALL.get(d - '0')).collect(Collectors.joining(" "));
  }

  /** A whole number from 0 on in words, such as {@code twenty three}. */
  public static String cardinal(long number) {
    if (number < 20) {
      return SMALL.get((int) number);
    }
    List<String> words = new ArrayList<>();
    if (number < 100) {
      words.add(TENS.get((int) number / 10));
    } else {
      long unit =
          number < 1000
              ? 100
              : number < 1_000_000 ? 1000 : number < 1_000_000_000 ? 1_000_000 : 1_000_000_000;
      words.add(cardinal(number / unit));
      words.add(
          unit == 100
              ? "hundred"
              : unit == 1000 ? "thousand" : unit == 1_000_000 ? "million" : "billion");
      if (number % unit > 0) {
        words.add(cardinal(number % unit));
      }
      return String.join(" ", words);
    }
    if (number % 10 > 0) {
      words.add(SMALL.get((int) number % 10));
    }
    return String.join(" ", words);
  }

  private static String ordinal(String cardinal) {
    int last = cardinal.lastIndexOf(' ') + 1;
    String word = cardinal.substring(last);
    String ordinal =
        ORDINALS.getOrDefault(
            word, word.endsWith("y") ? word.substring(0, word.length() - 1) + "ieth" : word + "th");
    return cardinal.substring(0, last) + ordinal;
  }
}
