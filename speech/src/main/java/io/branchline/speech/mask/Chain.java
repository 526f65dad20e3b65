package io.branchline.speech.mask;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;

/** Stretches of one side that belong to one number. */
final class Chain {

  private static final Set<String> AMOUNT_LINKS = Set.of("and", "for");
  private static final int LONG = 8;

  final List<Segment> segments = new ArrayList<>();
  Context.Topic topic;
  @Nullable Cue cue;

  /** What it was found to be; null: nothing secret. */
  @Nullable SecretKind kind;

  /** Whether it was found because it was said before. */
  boolean repeated;

  /** The digits that may stay readable. */
  String lastFour = "";

  Chain(Segment first, Context.Topic topic) {
    segments.add(first);
    this.topic = topic;
    this.cue = topic.isAsked() ? topic.cue() : null;
  }

  void add(Segment segment, Context.Topic more) {
    segments.add(segment);
    if (cue == null && more.isAsked()) {
      topic = more;
      cue = more.cue();
    }
  }

  Segment last() {
    return segments.get(segments.size() - 1);
  }

  int side() {
    return last().speech().side;
  }

  long startMillis() {
    return segments.get(0).startMillis();
  }

  long endMillis() {
    return last().endMillis();
  }

  String digits() {
    StringBuilder digits = new StringBuilder();
    segments.forEach(segment -> digits.append(segment.digits()));
    return digits.toString();
  }

  String digitsWithWeak() {
    StringBuilder digits = new StringBuilder();
    segments.forEach(segment -> digits.append(segment.digitsWithWeak()));
    return digits.toString();
  }

  /**
   * "... two oh four eight and nineteen ninety two": an amount, since the whole number before it
   * was said digit by digit.
   */
  boolean isFollowedByAmount(Segment next) {
    String digits = next.digits();
    boolean inPairs =
        next.tokens().get(next.tokens().size() - 1).mark() == Token.Mark.PAIR
            && digits.length() > 2
            && digits.length() < 5;
    boolean linked = false;
    for (int i = last().to(); i < next.from(); i++) {
      linked |= AMOUNT_LINKS.contains(endOf(next, i));
    }
    boolean priced = next.from() > last().to() && endOf(next, next.from() - 1).equals("for");
    return inPairs && digits().length() >= LONG && (priced || (linked && spokenInARow() >= LONG));
  }

  private static String endOf(Segment segment, int token) {
    return segment.speech().units.get(segment.speech().tokens.get(token).to() - 1).text();
  }

  /** Whether the last digits were asked for: "the last four of your card". */
  boolean isTail() {
    return cue != null && cue.tail;
  }

  /** Whether the speaker said nothing but hesitations between a phrase and the first digit. */
  boolean isRightBehind(Cue phrase) {
    Segment first = segments.get(0);
    Speech speech = first.speech();
    int from =
        phrase.side == speech.side
            ? speech.tokenOfUnit(phrase.toUnit)
            : speech.tokenAt(phrase.endMillis);
    return speech.text(from, first.from()) == 0;
  }

  /** Whether they were said to be the last: "ending in". */
  boolean isAnnouncedAsTail() {
    Segment segment = segments.get(0);
    for (int i = segment.firstUnit(); i > Math.max(0, segment.firstUnit() - 6); i--) {
      if (Words.all().tail.before(segment.speech().units, i) != null) {
        return true;
      }
    }
    return false;
  }

  /** The most digits in a row that were said one at a time, across its stretches. */
  int singlesInARow() {
    return inARow(Segment::singlesInARow);
  }

  /** The same without short figures. */
  int spokenInARow() {
    return inARow(Segment::spokenInARow);
  }

  private int inARow(ToIntFunction<Segment> inOne) {
    int most = 0;
    int row = 0;
    for (Segment segment : segments) {
      int singles = inOne.applyAsInt(segment);
      most = Math.max(most, Math.max(singles, row + singles));
      row = singles == segment.digits().length() ? row + singles : 0;
    }
    return most;
  }
}
