package io.branchline.speech.mask;

import io.branchline.speech.mask.Token.Mark;
import java.util.List;

/**
 * Digits that one side said in one go, hesitations between them included.
 *
 * @param from its first digit's token
 * @param to the token after its last digit's
 * @param edgeFrom the same with words next to it that may be digits heard wrong
 */
record Segment(Speech speech, int from, int to, int edgeFrom, int edgeTo) {

  private static final int LONG_FIGURES = 6;

  long startMillis() {
    return speech.tokens.get(from).startMillis();
  }

  long endMillis() {
    return speech.tokens.get(to - 1).endMillis();
  }

  int firstUnit() {
    return speech.tokens.get(from).from();
  }

  int endUnit() {
    return speech.tokens.get(to - 1).to();
  }

  /** Whether it is nothing but "eight hundred". */
  boolean isHundred() {
    return Segments.isHundred(speech.tokens.get(from));
  }

  List<Token> tokens() {
    return speech.tokens.subList(from, to);
  }

  List<Token> tokensWithEdges() {
    return speech.tokens.subList(edgeFrom, edgeTo);
  }

  /** Its digits; a word that may be one counts between two single digits. */
  String digits() {
    StringBuilder digits = new StringBuilder();
    for (int i = from; i < to; i++) {
      Token token = speech.tokens.get(i);
      boolean within =
          token.mark() == Mark.WEAK && i > from && i + 1 < to && single(i - 1) && single(i + 1);
      if (isHundred()) {
        digits.append(Segments.hundredDigits(token));
      } else if (token.isDigits() || within) {
        digits.append(token.digits());
      }
    }
    return digits.toString();
  }

  /** Its digits where a number is expected: every word that may be one counts. */
  String digitsWithWeak() {
    StringBuilder digits = new StringBuilder();
    for (Token token : tokensWithEdges()) {
      if (Segments.isHundred(token)) {
        digits.append(Segments.hundredDigits(token));
      } else if (token.isDigits() || token.mark() == Mark.WEAK) {
        digits.append(token.digits());
      }
    }
    return digits.toString();
  }

  /** The most digits in a row that were said one at a time, or written in one figure. */
  int singlesInARow() {
    return inARow(4);
  }

  /** The most digits in a row that were said one at a time; short figures are no such. */
  int spokenInARow() {
    return inARow(LONG_FIGURES);
  }

  private int inARow(int figures) {
    int most = 0;
    int row = 0;
    for (int i = from; i < to; i++) {
      Token token = speech.tokens.get(i);
      if (token.mark() == Mark.DIGIT
          || (token.mark() == Mark.FIGURES && token.digits().length() >= figures)) {
        row += token.digits().length();
      } else if (token.mark() != Mark.LIGHT
          && !(i > from && i + 1 < to && Segments.isHeardWrong(speech, i))
          && !(token.mark() == Mark.WEAK && i + 1 < to && single(i - 1) && single(i + 1))) {
        row = 0;
      }
      most = Math.max(most, row);
    }
    return most;
  }

  private boolean single(int token) {
    return speech.tokens.get(token).mark() == Mark.DIGIT;
  }
}
