package io.branchline.speech.mask;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Stretches of one side that belong to one number. */
final class Chain {

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
    int most = 0;
    int row = 0;
    for (Segment segment : segments) {
      int singles = segment.singlesInARow();
      most = Math.max(most, Math.max(singles, row + singles));
      row = singles == segment.digits().length() ? row + singles : 0;
    }
    return most;
  }
}
