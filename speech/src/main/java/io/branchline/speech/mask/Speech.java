package io.branchline.speech.mask;

import io.branchline.speech.mask.Token.Mark;
import io.branchline.speech.transcript.Word;
import java.util.ArrayList;
import java.util.List;

/** One side's speech, read: its units, its tokens, and what it asks for. */
final class Speech {

  /** Words closer than this may be one number. */
  static final long CLOSE_MILLIS = 250;

  final int side;
  final List<Word> words;
  final List<Unit> units;
  final List<Token> tokens;
  final List<Cue> cues;
  private final int[] textBefore;
  private final int[] harmlessBefore;

  Speech(int side, List<Word> words, Phrases<Words.Topic> topics) {
    this.side = side;
    this.words = words;
    this.units = Cutting.of(words);
    this.tokens = Scanner.tokens(units);
    this.cues = cues(topics);
    this.textBefore = counts(Mark.TEXT);
    this.harmlessBefore = counts(Mark.HARMLESS);
  }

  /** How sure the recogniser was of the token's least sure word, 0 to 1. */
  double confidence(Token token) {
    return units.subList(token.from(), token.to()).stream()
        .mapToDouble(unit -> words.get(unit.word()).confidence())
        .min()
        .orElse(1);
  }

  private List<Cue> cues(Phrases<Words.Topic> topics) {
    List<Cue> found = new ArrayList<>();
    Phrases<Boolean> tails = Words.all().tail;
    for (int i = 0; i < units.size(); ) {
      Phrases.Match<Words.Topic> topic = withinTail(tails, i) ? null : topics.at(units, i);
      boolean partOfLast =
          topic != null
              && !topic.value().strong()
              && !found.isEmpty()
              && found.get(found.size() - 1).strong
              && found.get(found.size() - 1).toUnit == i;
      boolean heardWrong =
          topic != null
              && topic.value().kind() == null
              && !topic.value().strong()
              && topic.length() == 1
              && isAmongDigits(i);
      if (topic != null && !partOfLast && !heardWrong) {
        // "driver's license number": the hint in "number" says less than what stands before it
        found.add(
            new Cue(
                side,
                topic.value().kind(),
                topic.value().strong(),
                isTail(tails, i, i + topic.length()),
                i,
                i + topic.length(),
                units.get(i).startMillis(),
                units.get(i + topic.length() - 1).endMillis()));
      }
      i += topic == null ? 1 : untilLonger(topics, i, topic.length());
    }
    return found;
  }

  /** "the last four digits": the four are not what is asked for. */
  private boolean withinTail(Phrases<Boolean> tails, int unit) {
    Phrases.Match<Boolean> tail = unit == 0 ? null : tails.at(units, unit - 1);
    return tail != null && tail.length() > 1;
  }

  /** "six digit code on your phone": the longer phrase that begins within this one counts, too. */
  private int untilLonger(Phrases<Words.Topic> topics, int from, int length) {
    for (int i = 1; i < length; i++) {
      Phrases.Match<Words.Topic> topic = topics.at(units, from + i);
      if (topic != null && topic.value().strong() && topic.length() > length - i) {
        return i;
      }
    }
    return length;
  }

  /** Whether a word stands close to a single digit, with nothing said on its other side. */
  private boolean isAmongDigits(int unit) {
    int at = tokenOfUnit(unit);
    boolean digitBefore = isDigit(at - 1) && gap(at) < CLOSE_MILLIS;
    boolean digitBehind = isDigit(at + 1) && gap(at + 1) < CLOSE_MILLIS;
    return (digitBefore && (digitBehind || at + 1 == tokens.size() || gap(at + 1) > CLOSE_MILLIS))
        || (digitBehind && (at == 0 || gap(at) > CLOSE_MILLIS));
  }

  /** Whether a token is one digit. */
  boolean isDigit(int token) {
    return token >= 0 && token < tokens.size() && tokens.get(token).mark() == Mark.DIGIT;
  }

  /** The silence before a token in milliseconds. */
  long gap(int token) {
    return tokens.get(token).startMillis() - tokens.get(token - 1).endMillis();
  }

  private int[] counts(Mark mark) {
    int[] before = new int[tokens.size() + 1];
    for (int i = 0; i < tokens.size(); i++) {
      before[i + 1] = before[i] + (tokens.get(i).mark() == mark ? 1 : 0);
    }
    return before;
  }

  /** Whether an amount, a date or the like is among these tokens. */
  boolean hasHarmless(int fromToken, int toToken) {
    return toToken > fromToken && harmlessBefore[toToken] > harmlessBefore[fromToken];
  }

  /** Whether "last four" or the like stands within a phrase, right before or right behind it. */
  private boolean isTail(Phrases<Boolean> tails, int from, int to) {
    for (int i = Math.max(0, from - 5); i < Math.min(units.size(), to + 3); i++) {
      if (tails.at(units, i) != null) {
        return true;
      }
    }
    return false;
  }

  /** How many words that say something stand among these tokens. */
  int text(int fromToken, int toToken) {
    return toToken <= fromToken ? 0 : textBefore[toToken] - textBefore[fromToken];
  }

  /** The first token that starts at this time or later. */
  int tokenAt(long millis) {
    int low = 0;
    int high = tokens.size();
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (tokens.get(middle).startMillis() < millis) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  /** The first token that starts with this unit or a later one. */
  int tokenOfUnit(int unit) {
    int low = 0;
    int high = tokens.size();
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (tokens.get(middle).from() < unit) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }
}
