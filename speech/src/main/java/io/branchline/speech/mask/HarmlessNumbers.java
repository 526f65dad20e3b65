package io.branchline.speech.mask;

import io.branchline.speech.mask.Token.Mark;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Numbers whose own form says that they are no secret: cardinals with a magnitude ("two thousand
 * five hundred", 三千五), decimals, dates with their month, ordinals, formatted figures.
 */
final class HarmlessNumbers {

  /**
   * A number in a form of its own.
   *
   * @param mark HARMLESS, or DIGIT for "eight hundred" before more digits
   * @param digits its value
   */
  record Found(Mark mark, String digits, int length) {}

  private static final Pattern FORMATTED =
      Pattern.compile(
          "[$£€¥￥][0-9.,]+|[0-9]{1,3}(,[0-9]{3})+(\\.[0-9]+)?|[0-9]{1,7}\\.[0-9]{1,4}"
              + "|[0-9]{1,2}(:[0-9]{2}){1,2}|[0-9.,]+%"
              + "|[0-9]{4}[-/.][0-9]{1,2}[-/.][0-9]{1,2}|[0-9]{1,2}/[0-9]{1,2}(/[0-9]{2,4})?"
              + "|[0-9]{1,2}-[0-9]{1,2}-[0-9]{4}");

  private static final Set<String> CENTURIES = Set.of("19", "20");

  private final List<Unit> units;
  private final Words words = Words.all();
  private final EnglishCardinals english;
  private final ChineseNumbers chinese;

  HarmlessNumbers(List<Unit> units) {
    this.units = units;
    this.english = new EnglishCardinals(units);
    this.chinese = new ChineseNumbers(units);
  }

  /** The number that starts at this unit; null where there is none of these forms. */
  @Nullable Found at(int at) {
    Unit unit = units.get(at);
    if (unit.isFigures()) {
      return FORMATTED.matcher(unit.text()).matches()
          ? new Found(Mark.HARMLESS, unit.text().replaceAll("[^0-9]", ""), 1)
          : chinese.figuresAndMagnitude(at);
    }
    if (Character.isIdeographic(unit.text().codePointAt(0))) {
      return chinese.at(at);
    }
    int date = date(at);
    if (date > 0) {
      return new Found(Mark.HARMLESS, "", date);
    }
    Found cardinal = english.at(at);
    return cardinal != null ? cardinal : decimal(at);
  }

  /** "june twenty third nineteen eighty five", "twenty third of june"; its length, else 0. */
  private int date(int at) {
    Phrases.Match<Boolean> month = words.section("month").at(units, at);
    if (month == null) {
      int ordinal = ordinal(at, true);
      return ordinal == 0 ? 0 : ordinal + year(at + ordinal);
    }
    int next = at + month.length();
    next += is(next, "the") ? 1 : 0;
    int year = year(next);
    if (year > 0) {
      return next + year - at;
    }
    int day = ordinal(next, false);
    if (day == 0) {
      EnglishCardinals.Small small = english.small(next);
      day = small != null && small.value() <= 31 ? small.length() : 0;
    }
    if (day == 0) {
      return next < units.size() && units.get(next).isFigures() && lengthOf(next) <= 2
          ? next + 1 - at
          : 0;
    }
    next += day;
    return next + year(next) - at;
  }

  private int lengthOf(int at) {
    return units.get(at).text().length();
  }

  /** "twenty third"; a lone "third" only behind a month. */
  private int ordinal(int at, boolean mustHaveTens) {
    Phrases<Boolean> ordinals = words.section("ordinal");
    Phrases.Match<Words.Numeral> tens = words.numerals.at(units, at);
    if (tens != null && tens.value().section().equals("tens")) {
      Phrases.Match<Boolean> ones = ordinals.at(units, at + 1);
      return ones == null ? 0 : 1 + ones.length();
    }
    Phrases.Match<Boolean> alone = mustHaveTens ? null : ordinals.at(units, at);
    return alone == null ? 0 : alone.length();
  }

  /** "nineteen eighty five", "twenty oh five", "2026"; its length, else 0. */
  private int year(int at) {
    if (at < units.size() && units.get(at).text().matches("(19|20)[0-9]{2}")) {
      return 1;
    }
    EnglishCardinals.Small century = english.small(at);
    if (century == null || !CENTURIES.contains(Integer.toString(century.value()))) {
      return 0;
    }
    int next = at + century.length();
    EnglishCardinals.Small rest = english.small(next);
    if (rest != null && rest.value() >= 10) {
      return century.length() + rest.length();
    }
    boolean oh = is(next, "oh") || is(next, "o");
    EnglishCardinals.Small ones = oh ? english.small(next + 1) : null;
    return ones != null && ones.value() < 10 ? century.length() + 1 + ones.length() : 0;
  }

  /** "three point two five"; null where it is none. */
  private @Nullable Found decimal(int at) {
    EnglishCardinals.Small whole = english.smallOrZero(at);
    if (whole == null || !is(at + whole.length(), "point")) {
      return null;
    }
    int next = at + whole.length() + 1;
    int digits = 0;
    EnglishCardinals.Small digit = english.smallOrZero(next);
    while (digit != null && digits < 4) {
      next += digit.length();
      digits++;
      digit = english.smallOrZero(next);
    }
    return digits == 0 ? null : new Found(Mark.HARMLESS, "", next - at);
  }

  private boolean is(int at, String text) {
    return at < units.size() && units.get(at).text().equals(text);
  }
}
