package io.branchline.speech.adapt;

import java.util.stream.Collectors;

/** Chinese figures. Numbers that are read digit by digit say 幺 for one, as telephone numbers do. */
final class ChineseNumbers implements SpokenNumbers {

  private static final String DIGITS = "零一二三四五六七八九";
  private static final String[] PLACES = {"", "十", "百", "千"};
  private static final String[] GROUPS = {"", "万", "亿", "万亿"};

  @Override
  public String spoken(String figure) {
    String digits = figure.replaceAll("[^0-9.:]", "");
    String words = plain(digits);
    if (figure.endsWith("%") || figure.endsWith("％")) {
      return "百分之" + words;
    }
    return switch (figure.charAt(0)) {
      case '$' -> words + "美元";
      case '€' -> words + "欧元";
      case '£' -> words + "英镑";
      case '¥', '￥' -> words + "元";
      default -> words;
    };
  }

  private static String plain(String digits) {
    if (digits.contains(":")) {
      String[] time = digits.split(":", 2);
      String minutes =
          time[1].equals("00") ? "" : time[1].equals("30") ? "半" : cardinal(time[1]) + "分";
      return cardinal(time[0]) + "点" + minutes;
    }
    String[] parts = digits.split("\\.", 2);
    boolean singly =
        (parts[0].length() >= READ_SINGLY && !parts[0].endsWith("0000"))
            || (parts[0].length() > 1 && parts[0].startsWith("0"));
    String whole = singly ? singly(parts[0]).replace('一', '幺') : cardinal(parts[0]);
    return parts.length == 1 ? whole : whole + "点" + singly(parts[1]);
  }

  private static String singly(String digits) {
    return digits
        .chars()
        .mapToObj(d -> String.valueOf(DIGITS.charAt(d - '0')))
        .collect(Collectors.joining());
  }

  private static String cardinal(String digits) {
    if (digits.length() > 16) {
      return singly(digits);
    }
    StringBuilder words = new StringBuilder();
    boolean zero = false;
    for (int i = 0; i < digits.length(); i++) {
      int place = digits.length() - 1 - i;
      int digit = digits.charAt(i) - '0';
      if (digit == 0) {
        zero = true;
      } else {
        if (zero && !words.isEmpty()) {
          words.append('零');
        }
        zero = false;
        words.append(DIGITS.charAt(digit)).append(PLACES[place % 4]);
      }
      if (place % 4 == 0
          && place > 0
          && Long.parseLong(digits.substring(Math.max(0, i - 3), i + 1)) > 0) {
        words.append(GROUPS[place / 4]);
      }
    }
    String said = words.isEmpty() ? "零" : words.toString();
    return said.startsWith("一十") ? said.substring(1) : said;
  }
}
