package io.branchline.speech.mask;

import io.branchline.speech.mask.Token.Mark;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads 三千五百, 百分之三点五, 九点三十: Chinese numbers that are no digit strings. */
final class ChineseNumbers {

  private static final Map<String, Long> MAGNITUDES =
      Map.of("十", 10L, "百", 100L, "千", 1_000L, "万", 10_000L, "亿", 100_000_000L);

  private static final Set<String> DAYS = Set.of("月", "号", "日");
  private static final Set<String> CURRENCIES = Set.of("块", "元", "毛", "角");
  private static final long ONE_BREATH_MILLIS = 700;

  private final List<Unit> units;
  private final Words words = Words.all();

  ChineseNumbers(List<Unit> units) {
    this.units = units;
  }

  /** The number that starts here; null where there is none, or where it is a string of digits. */
  HarmlessNumbers.@Nullable Found at(int at) {
    if (is(at, "百") && is(at + 1, "分") && is(at + 2, "之")) {
      int whole = Math.max(cardinalEnd(at + 3), digitsEnd(at + 3, 3));
      int end = is(whole, "点") ? digitsEnd(whole + 1, 4) : whole;
      return end > at + 3 ? found(at, end, "") : null;
    }
    int year = digitsEnd(at, 5);
    boolean century =
        year == at + 4
            && ((digit(at) == 1 && digit(at + 1) == 9) || (digit(at) == 2 && digit(at + 1) == 0));
    if ((century || year == at + 2) && is(year, "年")) {
      return found(at, year, "");
    }
    if (digit(at) >= 0 && DAYS.contains(text(at + 1))) {
      return found(at, at + 1, "");
    }
    int end = cardinalEnd(at);
    int yuan = end > at ? end : digitsEnd(at, 3);
    if (yuan > at && CURRENCIES.contains(text(yuan)) && digit(at - 1) < 0) {
      boolean rest = digit(yuan + 1) > 0 && digit(yuan + 2) < 0;
      return found(at, rest ? yuan + 2 : yuan, "");
    }
    if (end > at) {
      String value = Long.toString(value(at, end));
      int point = is(end, "点") ? Math.max(digitsEnd(end + 1, 4), cardinalEnd(end + 1)) : end;
      return found(at, point > end + 1 ? point : end, value);
    }
    boolean within = at > 0 && digit(at - 1) >= 0;
    int whole = digitsEnd(at, 3);
    if (!within && whole > at && is(whole, "点")) {
      int rest = Math.max(digitsEnd(whole + 1, 4), cardinalEnd(whole + 1));
      boolean half = is(whole + 1, "半") || is(whole + 1, "整") || is(whole + 1, "钟");
      int last = half ? whole + 2 : rest;
      boolean ended = last >= units.size() || digit(last) < 0;
      return last > whole + 1 && ended ? found(at, last, "") : null;
    }
    return null;
  }

  /** 50万. */
  HarmlessNumbers.@Nullable Found figuresAndMagnitude(int at) {
    return magnitude(at + 1) > 10 ? found(at, at + 2, "") : null;
  }

  private static HarmlessNumbers.Found found(int from, int to, String digits) {
    return new HarmlessNumbers.Found(Mark.HARMLESS, digits, to - from);
  }

  /** Where the cardinal that starts here ends; the start itself where there is none. */
  private int cardinalEnd(int at) {
    int next = at;
    boolean any = false;
    while (true) {
      int from = any && digit(next) == 0 ? next + 1 : next;
      if (digit(from) > 0 && magnitude(from + 1) > 0) {
        next = from + 2;
      } else if (!any && is(from, "十")) {
        next = from + 1;
      } else {
        break;
      }
      any = true;
      while (magnitude(next) > 10) {
        next++;
      }
    }
    if (!any) {
      return at;
    }
    int last = digit(next) == 0 ? next + 1 : next;
    boolean single =
        digit(last) > 0
            && (digit(last + 1) < 0 || pauseBefore(last + 1))
            && magnitude(last + 1) == 0;
    int end = single ? last + 1 : next;
    return is(end, "半") ? end + 1 : end;
  }

  private long value(int from, int to) {
    long total = 0;
    long group = 0;
    long digit = 0;
    for (int i = from; i < to; i++) {
      long magnitude = magnitude(i);
      if (magnitude >= 10_000) {
        total = (total + group + digit) * magnitude;
        group = 0;
        digit = 0;
      } else if (magnitude > 0) {
        group += Math.max(1, digit) * magnitude;
        digit = 0;
      } else {
        digit = Math.max(0, digit(i));
      }
    }
    return total + group + digit;
  }

  private int digitsEnd(int at, int most) {
    int next = at;
    while (next - at < most && digit(next) >= 0) {
      next++;
    }
    return next;
  }

  private boolean pauseBefore(int at) {
    return units.get(at).startMillis() - units.get(at - 1).endMillis() > ONE_BREATH_MILLIS;
  }

  private int digit(int at) {
    if (at < 0
        || at >= units.size()
        || !(Character.isIdeographic(units.get(at).text().codePointAt(0))
            || units.get(at).text().equals("〇"))) {
      return -1;
    }
    Phrases.Match<Words.Numeral> numeral = words.numerals.at(units, at);
    return numeral != null && numeral.value().section().equals("digit")
        ? Integer.parseInt(numeral.value().digits())
        : -1;
  }

  private long magnitude(int at) {
    return at < units.size() ? MAGNITUDES.getOrDefault(units.get(at).text(), 0L) : 0;
  }

  private String text(int at) {
    return at < units.size() ? units.get(at).text() : "";
  }

  private boolean is(int at, String text) {
    return at < units.size() && units.get(at).text().equals(text);
  }
}
