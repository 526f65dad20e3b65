package io.branchline.speech.bench.dialogue;

import io.branchline.speech.adapt.EnglishNumbers;
import java.util.Locale;
import java.util.SplittableRandom;

/** Says amounts, dates, times, quantities, rates, years, places and products. */
final class HarmlessWords {

  private static final String[] MONTHS = {
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december"
  };
  private static final String[] ORDINALS = {
    "first",
    "second",
    "third",
    "fourth",
    "fifth",
    "sixth",
    "seventh",
    "eighth",
    "ninth",
    "tenth",
    "eleventh",
    "twelfth",
    "thirteenth",
    "fifteenth",
    "eighteenth",
    "twentieth",
    "twenty first",
    "twenty second",
    "twenty third",
    "twenty fifth",
    "twenty eighth",
    "thirtieth",
    "thirty first"
  };

  private final SplittableRandom random;

  HarmlessWords(SplittableRandom random) {
    this.random = random;
  }

  /** Words with spaces between. */
  String english(String kind) {
    return switch (kind) {
      case "amount" -> englishAmount();
      case "date" -> englishDate();
      case "time" -> englishTime();
      case "quantity" ->
          EnglishNumbers.cardinal(random.nextInt(2, 100))
              + pick(
                  " transactions",
                  " checks",
                  " months",
                  " minutes",
                  " days",
                  " years",
                  " hours",
                  " business days",
                  " payments",
                  " weeks",
                  " copies",
                  " hundred shares",
                  " times");
      case "rate" ->
          pick(
              EnglishNumbers.cardinal(random.nextInt(1, 30)) + " point " + digits(2) + " percent",
              EnglishNumbers.cardinal(random.nextInt(1, 30)) + " percent",
              EnglishNumbers.cardinal(random.nextInt(1, 9)) + " and a half percent",
              EnglishNumbers.cardinal(random.nextInt(5, 90)) + " basis points",
              EnglishNumbers.cardinal(random.nextInt(1, 9)) + " point " + digits(1));
      case "year" -> year();
      case "place" ->
          pick(
              "branch " + digits(1) + " oh " + digits(1),
              "branch number " + EnglishNumbers.cardinal(random.nextInt(10, 99)),
              "window " + EnglishNumbers.cardinal(random.nextInt(1, 20)),
              "branch " + EnglishNumbers.cardinal(random.nextInt(1, 99)));
      case "product" ->
          pick(
              "four oh one k",
              "five twenty nine plan",
              "ten ninety nine form",
              "four oh three b plan");
      default -> throw new IllegalArgumentException(kind);
    };
  }

  private String englishAmount() {
    String hundreds = EnglishNumbers.cardinal(random.nextInt(1, 10)) + " hundred";
    String unit = pick(" dollars", " dollars", " bucks", "");
    return switch (random.nextInt(10)) {
      case 0 -> EnglishNumbers.cardinal(random.nextInt(1, 100)) + " thousand " + hundreds + unit;
      case 1 ->
          hundreds + pick(" and ", " ") + EnglishNumbers.cardinal(random.nextInt(10, 100)) + unit;
      case 2 ->
          EnglishNumbers.cardinal(random.nextInt(20, 100))
              + " dollars and "
              + EnglishNumbers.cardinal(random.nextInt(10, 100))
              + " cents";
      case 3 ->
          EnglishNumbers.cardinal(random.nextInt(1, 20))
              + " "
              + EnglishNumbers.cardinal(random.nextInt(20, 100));
      case 4 ->
          EnglishNumbers.cardinal(random.nextInt(10, 100))
              + " "
              + EnglishNumbers.cardinal(random.nextInt(20, 100))
              + unit;
      case 5 -> EnglishNumbers.cardinal(random.nextInt(1, 100)) + " thousand" + unit;
      case 6 -> "a " + pick("hundred", "thousand") + unit;
      case 7 ->
          EnglishNumbers.cardinal(random.nextInt(1, 9)) + " point " + digits(1) + " million" + unit;
      case 8 -> hundreds + unit;
      default ->
          EnglishNumbers.cardinal(random.nextInt(2, 100))
              + pick(" dollars", " bucks", " cents", " grand");
    };
  }

  private String englishDate() {
    String month = MONTHS[random.nextInt(MONTHS.length)];
    String ordinal = ORDINALS[random.nextInt(ORDINALS.length)];
    return switch (random.nextInt(7)) {
      case 0 -> month + " " + ordinal + " " + year();
      case 1 -> "the " + ordinal + " of " + month;
      case 2 -> month + " " + EnglishNumbers.cardinal(random.nextInt(1, 31));
      case 3 -> "the " + ordinal;
      case 4 -> month + " " + EnglishNumbers.cardinal(random.nextInt(1, 31)) + " " + year();
      case 5 -> month + " of " + year();
      default -> month + " " + ordinal;
    };
  }

  private String englishTime() {
    String hour = EnglishNumbers.cardinal(random.nextInt(1, 13));
    return switch (random.nextInt(7)) {
      case 0 -> hour + " thirty";
      case 1 -> hour + pick(" a m", " p m", " am", " pm");
      case 2 -> hour + " o'clock";
      case 3 -> hour + " oh " + digits(1);
      case 4 ->
          hour + " " + EnglishNumbers.cardinal(random.nextInt(10, 60)) + pick(" p m", " a m", "");
      case 5 -> "quarter to " + hour;
      default -> "half past " + hour;
    };
  }

  private String year() {
    return pick(
        "nineteen " + EnglishNumbers.cardinal(random.nextInt(50, 100)),
        "twenty " + EnglishNumbers.cardinal(random.nextInt(10, 27)),
        "two thousand and " + EnglishNumbers.cardinal(random.nextInt(1, 10)),
        "two thousand " + EnglishNumbers.cardinal(random.nextInt(10, 27)));
  }

  private String digits(int count) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < count; i++) {
      text.append(i == 0 ? "" : " ").append(EnglishNumbers.cardinal(random.nextInt(1, 10)));
    }
    return text.toString();
  }

  /** Characters without spaces. */
  String chinese(String kind) {
    return switch (kind) {
      case "amount" -> chineseAmount();
      case "date" -> chineseDate();
      case "time" ->
          pick("", "上午", "下午")
              + chineseNumber(random.nextInt(1, 13))
              + pick("点", "点半", "点三十", "点钟", "点四十五分", "点一刻");
      case "quantity" ->
          chineseNumber(random.nextInt(2, 100))
              + pick("笔", "张", "期", "个月", "个工作日", "分钟", "年", "天", "次", "百股", "份", "个人");
      case "rate" ->
          pick(
              "百分之" + chineseNumber(random.nextInt(1, 30)),
              "百分之" + chineseNumber(random.nextInt(1, 10)) + "点" + chineseDigits(1),
              chineseNumber(random.nextInt(1, 10)) + "点" + chineseDigits(2),
              "万分之" + chineseNumber(random.nextInt(1, 10)),
              chineseNumber(random.nextInt(1, 10)) + "个点");
      case "year" ->
          pick(
              "二零" + chineseDigits(2) + "年", "一九" + chineseDigits(2) + "年", chineseDigits(2) + "年");
      case "place" ->
          pick(
              "第" + chineseNumber(random.nextInt(1, 20)) + "支行",
              chineseNumber(random.nextInt(1, 10)) + "号窗口",
              "二零" + chineseDigits(1) + "室",
              chineseNumber(random.nextInt(1, 30)) + "楼");
      default -> throw new IllegalArgumentException(kind);
    };
  }

  private String chineseAmount() {
    String unit = pick("元", "块", "块钱", "");
    return switch (random.nextInt(7)) {
      case 0 -> chineseNumber(random.nextInt(100, 10_000)) + unit;
      case 1 -> chineseNumber(random.nextInt(1, 100)) + "万" + unit;
      case 2 -> chineseNumber(random.nextInt(1, 10)) + "千" + chineseDigits(1);
      case 3 -> chineseNumber(random.nextInt(1, 100)) + "块" + chineseDigits(1);
      case 4 -> "两万" + chineseDigits(1);
      case 5 -> chineseNumber(random.nextInt(2, 10)) + "百五";
      default -> chineseNumber(random.nextInt(11, 100)) + pick("元", "块", "美元");
    };
  }

  private String chineseDate() {
    String day = chineseNumber(random.nextInt(1, 13)) + "月" + chineseNumber(random.nextInt(1, 29));
    return switch (random.nextInt(5)) {
      case 0 -> "二零二" + chineseDigits(1) + "年" + day + "号";
      case 1 -> "一九" + chineseDigits(2) + "年" + day + "日";
      case 2 -> chineseNumber(random.nextInt(1, 29)) + "号";
      case 3 -> chineseDigits(2) + "年" + chineseNumber(random.nextInt(1, 13)) + "月";
      default -> day + "号";
    };
  }

  private String chineseDigits(int count) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < count; i++) {
      text.append("一二三四五六七八九".charAt(random.nextInt(9)));
    }
    return text.toString();
  }

  /** A number from 1 to 9999 as it is spoken. */
  private static String chineseNumber(int number) {
    String digits = "零一二三四五六七八九";
    String text = String.format(Locale.ROOT, "%04d", number);
    String[] magnitudes = {"千", "百", "十", ""};
    StringBuilder spoken = new StringBuilder();
    boolean zero = false;
    for (int i = 0; i < 4; i++) {
      int digit = text.charAt(i) - '0';
      if (digit == 0) {
        zero = spoken.length() > 0;
        continue;
      }
      spoken.append(zero ? "零" : "").append(digits.charAt(digit)).append(magnitudes[i]);
      zero = false;
    }
    return number >= 10 && number < 20 ? spoken.substring(1) : spoken.toString();
  }

  private String pick(String... choices) {
    return choices[random.nextInt(choices.length)];
  }
}
