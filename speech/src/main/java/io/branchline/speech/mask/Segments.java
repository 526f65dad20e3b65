package io.branchline.speech.mask;

import io.branchline.speech.mask.Token.Mark;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Cuts one side's tokens into stretches of digits. */
final class Segments {

  /** A longer pause ends a stretch. */
  static final long PAUSE_MILLIS = 1500;

  /** A word closer than this to a digit may be a digit heard wrong. */
  private static final long CLOSE_MILLIS = 600;

  private static final int MOST_EDGES = 3;

  private static final Set<String> CONNECTING =
      Set.of("or", "nor", "of", "in", "on", "by", "per", "plus", "minus", "versus", "out", "into");

  private final Speech speech;

  private Segments(Speech speech) {
    this.speech = speech;
  }

  static List<Segment> of(Speech speech) {
    return new Segments(speech).all();
  }

  private List<Segment> all() {
    List<Segment> segments = new ArrayList<>();
    int floor = 0;
    for (int i = 0; i < speech.tokens.size(); ) {
      boolean hundred = isHundred(speech.tokens.get(i));
      if (!speech.tokens.get(i).isDigits() && !hundred) {
        i++;
        continue;
      }
      int end = hundred ? i + 1 : end(i);
      int edgeFrom = i;
      while (edgeFrom > floor && i - edgeFrom < MOST_EDGES && close(edgeFrom - 1, edgeFrom)) {
        edgeFrom--;
      }
      if (edgeFrom == i && i - 2 >= floor && hesitates(i - 1) && close(i - 2, i - 2)) {
        edgeFrom = i - 2;
      }
      int edgeTo = end;
      while (edgeTo < speech.tokens.size()
          && edgeTo - end < MOST_EDGES
          && speech.tokens.get(edgeTo).mark() == Mark.WEAK
          && !isPrice(edgeTo)
          && gap(edgeTo - 1, edgeTo) < CLOSE_MILLIS) {
        edgeTo++;
      }
      if (edgeTo == end && hesitates(end) && close(end + 1, end + 1)) {
        edgeTo = end + 2;
      }
      segments.add(new Segment(speech, i, end, edgeFrom, edgeTo));
      i = end;
      floor = edgeTo;
    }
    return segments;
  }

  /** "... four nine like three times": what counts something is no part of the number before it. */
  private int withoutCount(int start, int end) {
    Phrases.Match<Boolean> unit =
        Words.all().units.at(speech.units, speech.tokens.get(end - 1).to());
    boolean pairs = speech.tokens.get(end - 1).mark() == Mark.PAIR;
    for (int i = end - 2; i > start && end - i <= 4; i--) {
      if ((speech.tokens.get(i).mark() == Mark.LIGHT || isFor(i))
          && digits(start, i) >= (unit != null && digits(i, end) <= 2 ? 1 : 4)
          && ((unit != null && digits(i, end) <= 4) || (pairs && !hasPair(start, i)))) {
        int cut = i;
        while (!speech.tokens.get(cut - 1).isDigits()) {
          cut--;
        }
        return cut;
      }
    }
    return end;
  }

  private boolean isPrice(int at) {
    return isFor(at)
        && at + 1 < speech.tokens.size()
        && speech.tokens.get(at + 1).mark() == Mark.PAIR;
  }

  /** "... four nine for sixteen forty": more likely a price than a digit heard wrong. */
  private boolean isFor(int at) {
    Token token = speech.tokens.get(at);
    return token.mark() == Mark.WEAK && speech.units.get(token.from()).text().equals("for");
  }

  private int digits(int from, int to) {
    return speech.tokens.subList(from, to).stream()
        .filter(Token::isDigits)
        .mapToInt(token -> token.digits().length())
        .sum();
  }

  private boolean hasPair(int from, int to) {
    return speech.tokens.subList(from, to).stream().anyMatch(t -> t.mark() == Mark.PAIR);
  }

  private boolean isSingle(int at) {
    return at < speech.tokens.size()
        && (speech.tokens.get(at).mark() == Mark.DIGIT
            || speech.tokens.get(at).mark() == Mark.WEAK);
  }

  /** A hundred's digits as they were read out: "eight hundred sixty six" is 80066. */
  static String hundredDigits(Token token) {
    return token.digits().endsWith("00")
        ? token.digits()
        : "800" + Integer.parseInt(token.digits().substring(1));
  }

  /**
   * "eight hundred" or "forty one hundred" with nothing behind it, or "eight hundred sixty six":
   * digits of a number that is read out, or an amount.
   */
  static boolean isHundred(Token token) {
    int words = token.to() - token.from();
    return token.mark() == Mark.HARMLESS
        && (token.digits().matches("[1-9][0-9]?00|[1-9]000")
            || (words > 2 && words < 5 && token.digits().matches("8[0-9]{2}")));
  }

  private static boolean hasUse(Speech speech, int unit) {
    Words words = Words.all();
    return CONNECTING.contains(speech.units.get(unit).text())
        || words.units.at(speech.units, unit) != null
        || Stream.of("clock", "about", "year")
            .anyMatch(section -> words.section(section).at(speech.units, unit) != null);
  }

  /** Any word right between single digits, three of them at least: "four one floor one". */
  static boolean isHeardWrong(Speech speech, int at) {
    return speech.tokens.get(at).mark() == Mark.TEXT
        && speech.isDigit(at - 1)
        && speech.isDigit(at + 1)
        && (speech.isDigit(at - 2) || speech.isDigit(at + 2))
        && speech.gap(at) < Speech.CLOSE_MILLIS
        && speech.gap(at + 1) < Speech.CLOSE_MILLIS
        && !hasUse(speech, speech.tokens.get(at).from());
  }

  private boolean hesitates(int at) {
    return at + 1 < speech.tokens.size()
        && speech.tokens.get(at).mark() == Mark.LIGHT
        && gap(at - 1, at) < CLOSE_MILLIS
        && gap(at, at + 1) < CLOSE_MILLIS;
  }

  private boolean close(int weak, int digit) {
    return speech.tokens.get(weak).mark() == Mark.WEAK
        && (weak == digit || gap(weak, digit) < CLOSE_MILLIS);
  }

  private int end(int start) {
    int end = start + 1;
    int next = end;
    while (next < speech.tokens.size() && gap(next - 1, next) <= PAUSE_MILLIS) {
      Token token = speech.tokens.get(next);
      if (token.isDigits()) {
        end = next + 1;
      } else if (token.mark() != Mark.LIGHT
          && !(token.mark() == Mark.WEAK && isSingle(next - 1) && isSingle(next + 1))
          && !isHeardWrong(speech, next)) {
        break;
      }
      next++;
    }
    return withoutCount(start, end);
  }

  private long gap(int before, int after) {
    return speech.tokens.get(after).startMillis() - speech.tokens.get(before).endMillis();
  }
}
