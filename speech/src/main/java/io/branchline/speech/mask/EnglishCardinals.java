package io.branchline.speech.mask;

import io.branchline.speech.mask.Token.Mark;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads "two thousand five hundred and six": numbers with a magnitude in them. */
final class EnglishCardinals {

  /** A number below a hundred. */
  record Small(int value, int length) {}

  private static final long ONE_BREATH_MILLIS = 700;
  private static final Map<String, Long> MAGNITUDES =
      Map.of(
          "hundred", 100L,
          "thousand", 1_000L,
          "thousands", 1_000L,
          "hundreds", 100L,
          "grand", 1_000L,
          "million", 1_000_000L,
          "millions", 1_000_000L,
          "billion", 1_000_000_000L);

  private final List<Unit> units;
  private final Words words = Words.all();

  EnglishCardinals(List<Unit> units) {
    this.units = units;
  }

  /** A number from 1 to 99 in words. */
  @Nullable Small small(int at) {
    Small small = smallOrZero(at);
    return small == null || small.value() == 0 ? null : small;
  }

  /** The same from 0. */
  @Nullable Small smallOrZero(int at) {
    if (at >= units.size() || Character.isIdeographic(units.get(at).text().codePointAt(0))) {
      return null;
    }
    Phrases.Match<Words.Numeral> first = words.numerals.at(units, at);
    if (first == null) {
      return null;
    }
    return switch (first.value().section()) {
      case "digit", "pair" -> new Small(Integer.parseInt(first.value().digits()), 1);
      case "tens" -> {
        int tens = 10 * Integer.parseInt(first.value().digits());
        Phrases.Match<Words.Numeral> ones = words.numerals.at(units, at + 1);
        boolean joined =
            ones != null
                && ones.value().section().equals("digit")
                && !ones.value().digits().equals("0");
        yield joined
            ? new Small(tens + Integer.parseInt(ones.value().digits()), 2)
            : new Small(tens, 1);
      }
      default -> null;
    };
  }

  /** The number that starts here; null where it has no magnitude. */
  HarmlessNumbers.@Nullable Found at(int at) {
    Small small = small(at);
    boolean article = small == null && (is(at, "a") || is(at, "half"));
    int next = at + (small == null ? 1 : small.length());
    // "eight, uh, hundred"
    next += small != null && isHesitation(next) && magnitude(next + 1) > 0 ? 1 : 0;
    if ((small == null && !article) || magnitude(next) == 0) {
      return null;
    }
    long total = 0;
    long group = small == null ? 1 : small.value();
    while (true) {
      while (magnitude(next) > 0) {
        long magnitude = magnitude(next);
        group = group == 0 ? magnitude : group * magnitude;
        if (magnitude >= 1_000) {
          total += group;
          group = 0;
        }
        next++;
      }
      int more = is(next, "and") ? next + 1 : next;
      Small rest = small(more);
      if (rest == null || digitsFollow(more + rest.length())) {
        break;
      }
      group += rest.value();
      next = more + rest.length();
      if (magnitude(next) == 0) {
        break;
      }
    }
    // "a hundred" is never a part of a number that is read out
    String digits = article ? "" : Long.toString(total + group);
    // "one eight hundred five five five ...": a telephone number
    boolean telephone =
        digits.length() == 3 && small != null && small.length() == 1 && digitsFollowThrice(next);
    return new HarmlessNumbers.Found(telephone ? Mark.DIGIT : Mark.HARMLESS, digits, next - at);
  }

  private boolean digitsFollow(int at) {
    int end = spelledEnd(at);
    return end > at
        && units.get(at).startMillis() - units.get(at - 1).endMillis() < ONE_BREATH_MILLIS
        && magnitude(end) == 0;
  }

  /** Where "five", "twenty five" or "double five" ends; the start itself where there is none. */
  private int spelledEnd(int at) {
    Phrases.Match<Words.Numeral> times = words.numerals.at(units, at);
    boolean several = times != null && times.value().section().equals("times");
    Small small = smallOrZero(several ? at + 1 : at);
    return small == null ? at : at + small.length() + (several ? 1 : 0);
  }

  private boolean digitsFollowThrice(int at) {
    int next = at;
    for (int i = 0; i < 3; i++) {
      int end = spelledEnd(next);
      if (end == next) {
        return false;
      }
      next = end;
    }
    return true;
  }

  private long magnitude(int at) {
    return at < units.size() ? MAGNITUDES.getOrDefault(units.get(at).text(), 0L) : 0;
  }

  private boolean isHesitation(int at) {
    return is(at, "uh") || is(at, "um") || is(at, "er");
  }

  private boolean is(int at, String text) {
    return at < units.size() && units.get(at).text().equals(text);
  }
}
