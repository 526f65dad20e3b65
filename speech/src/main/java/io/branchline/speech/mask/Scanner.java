package io.branchline.speech.mask;

import io.branchline.speech.mask.Token.Mark;
import java.util.ArrayList;
import java.util.List;

/** Reads one side's units as tokens. */
final class Scanner {

  private static final String X = "X";
  private static final long BREATH_MILLIS = 900;
  private static final long SOON_MILLIS = 5_000;

  private final List<Unit> all;
  private final List<Unit> units;
  private final Words words;
  private final HarmlessNumbers harmless;
  private final int offset;
  private final List<Token> tokens;

  private Scanner(List<Unit> all, int offset, int end, List<Token> tokens) {
    this.all = all;
    this.units = all.subList(offset, end);
    this.offset = offset;
    this.tokens = tokens;
    this.words = Words.all();
    this.harmless = new HarmlessNumbers(units);
  }

  /** Phrases and amounts do not go on over a breath; numbers may, but that is for others to say. */
  static List<Token> tokens(List<Unit> units) {
    List<Token> tokens = new ArrayList<>();
    int from = 0;
    for (int i = 1; i <= units.size(); i++) {
      if (i == units.size()
          || units.get(i).startMillis() - units.get(i - 1).endMillis() > BREATH_MILLIS) {
        new Scanner(units, from, i, tokens).scan();
        from = i;
      }
    }
    return tokens;
  }

  private void scan() {
    int at = 0;
    while (at < units.size()) {
      at = next(at);
    }
  }

  private int next(int at) {
    if (MaskToken.of(units.get(at).text()).isPresent()) {
      return add(Mark.MASKED, "", at, 1);
    }
    Phrases.Match<Boolean> light = words.light.at(units, at);
    if (light != null
        && !(light.length() == 1 && isDigitIdeograph(at))
        && !(light.length() > 1
            && endsInOne(at + light.length())
            && digitsFollow(at + light.length()))
        && !(units.get(at).text().equals("oh") && followsDigits(at))) {
      return add(Mark.LIGHT, "", at, light.length());
    }
    HarmlessNumbers.Found found = harmless.at(at);
    if (found != null) {
      return add(found.mark(), found.digits(), at, found.length());
    }
    int several = several(at);
    if (several > at) {
      return several;
    }
    if (units.get(at).isFigures()) {
      String digits = units.get(at).text().replaceAll("[^0-9]", "");
      return add(digits.length() == 1 ? Mark.DIGIT : Mark.FIGURES, digits, at, 1);
    }
    Phrases.Match<Words.Numeral> numeral = words.numerals.at(units, at);
    if (numeral == null) {
      String digit = DigitSounds.near(units, at);
      return add(digit.isEmpty() ? Mark.TEXT : Mark.WEAK, digit, at, 1);
    }
    return numeral(at, numeral.value(), numeral.length());
  }

  private int numeral(int at, Words.Numeral numeral, int length) {
    return switch (numeral.section()) {
      case "digit" -> add(Mark.DIGIT, numeral.digits(), at, length);
      case "pair" -> add(Mark.PAIR, numeral.digits(), at, length);
      case "tens" -> {
        Phrases.Match<Words.Numeral> ones = words.numerals.at(units, at + 1);
        boolean joined =
            ones != null
                && ones.value().section().equals("digit")
                && !ones.value().digits().equals("0")
                && gapBefore(at + 1) < 300;
        yield joined
            ? add(Mark.PAIR, numeral.digits() + ones.value().digits(), at, 2)
            : add(Mark.PAIR, numeral.digits() + "0", at, 1);
      }
      case "weak" -> add(Mark.WEAK, numeral.digits(), at, length);
      // "double" with no digit behind it
      default -> add(Mark.TEXT, "", at, length);
    };
  }

  /** "double four", "triple uh zero", "双四", "三个八": the place behind it, or the place itself. */
  private int several(int at) {
    Phrases.Match<Words.Numeral> first = words.numerals.at(units, at);
    if (first == null) {
      return at;
    }
    int count;
    int next = at + first.length();
    if (first.value().section().equals("times")) {
      count = Integer.parseInt(first.value().digits());
      Phrases.Match<Boolean> light = words.light.at(units, next);
      next += light == null || isDigitIdeograph(next) ? 0 : light.length();
    } else if (isIdeograph(at)
        && first.value().section().equals("digit")
        && next < units.size()
        && units.get(next).text().equals("个")) {
      count = Integer.parseInt(first.value().digits());
      next++;
    } else {
      return at;
    }
    Phrases.Match<Words.Numeral> digit = words.numerals.at(units, next);
    if (digit == null
        || !digit.value().section().equals("digit")
        || count < 2
        || harmless.at(next) != null) {
      return at;
    }
    add(Mark.DIGIT, digit.value().digits().repeat(count), at, next + digit.length() - at);
    return next + digit.length();
  }

  private boolean endsInOne(int end) {
    return units.get(end - 1).text().equals("one");
  }

  /** "i'll repeat that: one, two four ...", also after the other side's "go ahead". */
  private boolean digitsFollow(int at) {
    for (int i = offset + at; i < all.size(); ) {
      if (all.get(i).startMillis() - all.get(offset + at - 1).endMillis() > SOON_MILLIS) {
        return false;
      }
      Phrases.Match<Boolean> light = words.light.at(all, i);
      if (light == null) {
        Phrases.Match<Words.Numeral> numeral = words.numerals.at(all, i);
        return numeral != null && !numeral.value().section().equals("weak");
      }
      i += light.length();
    }
    return false;
  }

  /** "six four oh, right": the "oh" is a zero. */
  private boolean followsDigits(int at) {
    for (int i = tokens.size() - 1; i >= Math.max(0, tokens.size() - 2); i--) {
      Token token = tokens.get(i);
      if (token.isDigits()) {
        return units.get(at).startMillis() - token.endMillis() < BREATH_MILLIS;
      }
      if (token.mark() != Mark.LIGHT) {
        return false;
      }
    }
    return false;
  }

  private boolean isDigitIdeograph(int at) {
    Phrases.Match<Words.Numeral> numeral = words.numerals.at(units, at);
    return isIdeograph(at) && numeral != null && numeral.value().section().equals("digit");
  }

  private boolean isIdeograph(int at) {
    return at < units.size() && Character.isIdeographic(units.get(at).text().codePointAt(0));
  }

  private long gapBefore(int at) {
    return units.get(at).startMillis() - units.get(at - 1).endMillis();
  }

  private int add(Mark mark, String digits, int from, int length) {
    int to = from + length;
    Mark real = mark == Mark.WEAK && digits.equals(X) && !afterDigits() ? Mark.TEXT : mark;
    tokens.add(
        new Token(
            real,
            digits,
            offset + from,
            offset + to,
            units.get(from).startMillis(),
            units.get(to - 1).endMillis()));
    return to;
  }

  private boolean afterDigits() {
    return !tokens.isEmpty()
        && (tokens.get(tokens.size() - 1).isDigits()
            || tokens.get(tokens.size() - 1).mark() == Mark.LIGHT);
  }
}
