package io.branchline.speech.mask;

import io.branchline.speech.mask.Token.Mark;
import java.util.List;
import java.util.regex.Pattern;

/** Tells short digits that count, date or price something by the words right next to them. */
final class Harmless {

  private static final long NEXT_MILLIS = 800;
  private static final int LONGEST = 6;

  private static final int LONGEST_FIGURES = 9;
  private static final int LONGEST_PLACE = 5;
  private static final String DAY = "(0?[1-9]|[12][0-9]|3[01])";
  private static final String MONTH = "(0?[1-9]|1[0-2])";
  private static final String YEAR = "((19|20)?[0-9]{2})";
  private static final Pattern DATE =
      Pattern.compile(MONTH + DAY + YEAR + "|" + DAY + MONTH + YEAR + "|" + YEAR + MONTH + DAY);

  private Harmless() {}

  static boolean is(Segment segment, Context.Topic topic) {
    int digits = segment.digits().length();
    int row = segment.singlesInARow();
    boolean asked = topic.isAsked() && row >= 4;
    if (!asked && isCounted(segment, topic, digits, row)) {
      return true;
    }
    Words words = Words.all();
    List<Unit> units = segment.speech().units;
    int first = segment.firstUnit();
    if (first == 0 || segment.startMillis() - units.get(first - 1).endMillis() > NEXT_MILLIS) {
      return false;
    }
    if (!asked
        && !(row == 3 && answersAtOnce(segment, topic))
        && digits <= LONGEST_PLACE
        && !(row >= 3 && !DigitSounds.near(units.get(first - 1).text()).isEmpty())
        && words.section("before").before(units, first) != null) {
      return true;
    }
    if (row < 3 && digits <= 4 && words.section("about").before(units, first) != null) {
      return true;
    }
    boolean announced =
        topic.isAsked()
            && topic.isStrong()
            && topic.cue().side == segment.speech().side
            && first - topic.cue().toUnit <= 1;
    return (!announced && words.section("clock").before(units, first) != null && isTime(segment))
        || (words.section("year").before(units, first) != null && isYear(segment));
  }

  /** Whether it is the first that is said after the other side asked for a secret. */
  private static boolean answersAtOnce(Segment segment, Context.Topic topic) {
    Speech speech = segment.speech();
    return topic.isStrong()
        && topic.cue().side != speech.side
        && speech.text(speech.tokenAt(topic.cue().endMillis), segment.from()) <= 1;
  }

  private static boolean isCounted(Segment segment, Context.Topic topic, int digits, int row) {
    List<Unit> units = segment.speech().units;
    int next = segment.endUnit();
    Phrases.Match<Boolean> unit = Words.all().units.at(units, next);
    if (unit == null || units.get(next).startMillis() - segment.endMillis() > NEXT_MILLIS) {
      return false;
    }
    List<Token> tokens = segment.tokens();
    if (tokens.size() == 1 && tokens.get(0).mark() == Mark.FIGURES) {
      return digits <= LONGEST_FIGURES;
    }
    boolean vague = Character.isIdeographic(units.get(next).text().codePointAt(0)) && !unit.value();
    if (vague) {
      return digits <= 3 && !(topic.isAsked() && row == 3);
    }
    return digits <= LONGEST;
  }

  /** Whether these digits answer a question for an amount, a date, a time or the like. */
  static boolean answers(String digits, int singlesInARow) {
    return (digits.length() < LONGEST && singlesInARow < LONGEST - 1) || isDate(digits);
  }

  /** Month, day and year in any of the usual orders. */
  static boolean isDate(String digits) {
    return DATE.matcher(digits).matches();
  }

  /** "nine thirty", "ten oh five", "nine". */
  private static boolean isTime(Segment segment) {
    List<Token> tokens = segment.tokens();
    for (int i = 1; i < tokens.size() - 1; i++) {
      if (tokens.get(i).mark() == Mark.WEAK || tokens.get(i).mark() == Mark.LIGHT) {
        // "from nine oh five to ten", "between ten thirty and twelve"
        return isTime(tokens.subList(0, i)) && isTime(tokens.subList(i + 1, tokens.size()));
      }
    }
    return isTime(tokens);
  }

  private static boolean isTime(List<Token> tokens) {
    String hour = tokens.get(0).digits();
    if (!tokens.get(0).isDigits() || hour.length() > 2 || Integer.parseInt(hour) > 24) {
      return false;
    }
    return switch (tokens.size()) {
      case 1 -> true;
      case 2 -> tokens.get(1).mark() == Mark.PAIR;
      case 3 -> tokens.get(1).digits().equals("0") && tokens.get(2).mark() == Mark.DIGIT;
      default -> false;
    };
  }

  /** "nineteen ninety nine", "twenty oh five". */
  static boolean isYear(Segment segment) {
    String digits = segment.digits();
    return digits.length() == 4
        && (digits.startsWith("19") || digits.startsWith("20"))
        && segment.tokens().get(0).mark() != Mark.DIGIT;
  }
}
