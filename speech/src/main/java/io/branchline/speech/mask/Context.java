package io.branchline.speech.mask;

import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What a stretch of digits is about, by what both sides said before it. */
final class Context {

  /**
   * What it is about.
   *
   * @param cue what asked for it or announced it; null where nothing did
   * @param harmless somebody asked for an amount, a date, a time or the like
   * @param hint a kind that was only mentioned
   */
  record Topic(@Nullable Cue cue, boolean harmless, @Nullable SecretKind hint) {

    /** Whether it was asked for in so many words. */
    boolean isStrong() {
      return cue != null && cue.strong;
    }

    boolean isAsked() {
      return cue != null && !cue.isAnswered();
    }
  }

  /** What was asked longer ago is forgotten. */
  private static final long MEMORY_MILLIS = 45_000;

  private static final long HARMLESS_MEMORY_MILLIS = 20_000;

  /** So many words of the speaker's own, and the question is no longer what is answered. */
  private static final int MEMORY_WORDS = 30;

  /** Digits that come later than this after the first ones are about something else. */
  private static final long STILL_ANSWERING_MILLIS = 10_000;

  private static final int NEAR_WORDS = 3;
  private static final int SENTENCE_WORDS = 8;
  private static final long SENTENCE_MILLIS = 6_000;
  private static final long SAME_QUESTION_MILLIS = 2_500;
  private static final Set<String> LINKS = Set.of("is", "was", "are", "were", "that's", "是");
  private static final Topic NOTHING = new Topic(null, false, null);
  private static final Topic HARMLESS = new Topic(null, true, null);

  private static final long ANSWER_MILLIS = 6_000;
  private static final int OTHER_WORDS = 2;
  private static final long ALTERNATIVE_MILLIS = 5_000;
  private static final int SHORTEST_CODE = 2;
  private static final int BEHIND_UNITS = 6;

  private final List<Cue> cues;
  private final List<Speech> sides;

  Context(Speech one, Speech other) {
    this.sides = List.of(one, other);
    this.cues =
        Stream.concat(one.cues.stream(), other.cues.stream())
            .sorted(Comparator.comparingLong((Cue cue) -> cue.endMillis))
            .toList();
  }

  Topic of(Segment segment) {
    boolean digitByDigit = segment.singlesInARow() > NEAR_WORDS;
    Topic hint = NOTHING;
    for (int i = last(segment.startMillis() + 200); i >= 0; i--) {
      Cue cue = cues.get(i);
      long age = segment.startMillis() - cue.endMillis;
      if (age > MEMORY_MILLIS) {
        break;
      }
      if (cue.kind == null && age > HARMLESS_MEMORY_MILLIS) {
        continue;
      }
      int from = tokenBehind(cue, segment);
      int words = segment.speech().text(from, segment.from());
      boolean own = cue.side == segment.speech().side;
      if (words > MEMORY_WORDS || (own && cue.toUnit > segment.firstUnit())) {
        continue;
      }
      if (cue.kind == null
          && segment.speech().hasHarmless(from, segment.from())
          && (!cue.strong || segment.digits().length() >= 6 || digitByDigit)) {
        // the amount or the date that it was about has been said
        continue;
      }
      if (cue.strong
          && cue.kind != null
          && !digitByDigit
          && (cue.isUsedBefore(segment.startMillis() - STILL_ANSWERING_MILLIS)
              || (hasMovedOn(cue, segment) && !isAlternative(cue, segment)))) {
        return hint;
      }
      if (cue.isAnswered() && isAlternative(cue, segment)) {
        cue.reopen();
      }
      if (cue.strong && cue.kind == SecretKind.NUMBER) {
        return named(i, segment);
      }
      if (cue.strong) {
        return cue.kind == null || (!own && !digitByDigit && asksSomethingElseFirst(cue))
            ? HARMLESS
            : new Topic(cue, false, cue.kind);
      }
      boolean near =
          own
              ? words <= NEAR_WORDS && age < SAME_QUESTION_MILLIS
              : cue.kind != null && words <= 1 && age < ANSWER_MILLIS && !cue.isAnswered();
      if (cue.kind == null && near && !digitByDigit && !announcedInSentence(i, segment)) {
        return HARMLESS;
      }
      if (cue.kind != null && near) {
        return named(i, segment);
      }
      if (cue.kind != null && hint.hint() == null) {
        hint = new Topic(null, false, cue.kind);
      }
    }
    return hint;
  }

  /**
   * "My passport, the number is ...", "it's a joint account, the number is ...": what was named
   * before it in the sentence tells the kind.
   */
  private Topic named(int number, Segment segment) {
    Cue last = cues.get(number);
    SecretKind kind = last.kind;
    for (int i = number - 1; i >= 0; i--) {
      Cue cue = cues.get(i);
      if (last.startMillis - cue.endMillis > SENTENCE_MILLIS
          || wordsBetween(cue, segment) > SENTENCE_WORDS) {
        break;
      }
      if (cue.kind == null || cue.isAnswered()) {
        continue;
      }
      if (cue.strong && cue.kind != SecretKind.NUMBER) {
        return new Topic(cue, false, cue.kind);
      }
      kind = cue.kind;
    }
    return new Topic(last, false, kind);
  }

  /** Whether it was given, and the talk has gone on to something else. */
  private boolean hasMovedOn(Cue cue, Segment segment) {
    return cue.isSatisfied()
        && (cue.satisfiedBy() != segment.speech().side
            || wordsSinceUse(cue, segment) >= OTHER_WORDS);
  }

  /** "Change my pin from ... to ...", "it was ... or ...". */
  private boolean isAlternative(Cue cue, Segment segment) {
    int length = segment.digits().length();
    return cue.kind != null
        && Judge.isCode(cue.kind)
        && length >= SHORTEST_CODE
        && length <= Judge.complete(SecretKind.CODE)
        && !cue.isUsedBefore(segment.startMillis() - ALTERNATIVE_MILLIS)
        && cue.satisfiedBy() == segment.speech().side
        && wordsSinceUse(cue, segment) <= NEAR_WORDS;
  }

  private int wordsSinceUse(Cue cue, Segment segment) {
    int words = 0;
    for (Speech speech : sides) {
      words += speech.text(speech.tokenAt(cue.usedMillis()), speech.tokenAt(segment.startMillis()));
    }
    return words;
  }

  /** What names it right behind it: "... is my account number". */
  @Nullable Cue behind(Segment segment) {
    for (Cue cue : segment.speech().cues) {
      boolean behind =
          cue.strong
              && cue.kind != null
              && cue.fromUnit >= segment.endUnit()
              && cue.fromUnit <= segment.endUnit() + BEHIND_UNITS
              && cue.startMillis - segment.endMillis() < 2500;
      if (behind) {
        for (int i = segment.endUnit(); i < cue.fromUnit; i++) {
          if (LINKS.contains(segment.speech().units.get(i).text())) {
            return cue;
          }
        }
        return null;
      }
    }
    return null;
  }

  /** "And you've been here since?", "in which year?": whether the other side ended so. */
  boolean asksForYear(Segment segment) {
    Speech other = sides.get(1 - segment.speech().side);
    int last = other.tokenAt(segment.startMillis()) - 1;
    return last >= 0
        && segment.startMillis() - other.tokens.get(last).endMillis() < ANSWER_MILLIS
        && Words.all().section("year").before(other.units, other.tokens.get(last).to()) != null;
  }

  /** Marks what was asked before this as answered. */
  void answered(SecretKind kind, long millis) {
    for (int i = last(millis); i >= 0; i--) {
      Cue cue = cues.get(i);
      if (millis - cue.endMillis > MEMORY_MILLIS) {
        return;
      }
      if (cue.strong && cue.kind == kind) {
        cue.answer();
      }
    }
  }

  /** Marks what asked for this number, in whatever words, as given. */
  void satisfied(Chain chain, SecretKind kind) {
    for (int i = last(chain.endMillis()); i >= 0; i--) {
      Cue cue = cues.get(i);
      if (chain.endMillis() - cue.endMillis > MEMORY_MILLIS) {
        return;
      }
      boolean asked = cue.kind == kind || cue.kind == SecretKind.NUMBER || cue == chain.cue;
      if (cue.strong && asked) {
        cue.use(chain.endMillis());
        cue.satisfy(chain.side());
      }
    }
  }

  /** Whether anything was asked for or announced in between, other than this kind. */
  boolean changed(long fromMillis, long toMillis, @Nullable SecretKind kind) {
    for (int i = last(toMillis); i >= 0 && cues.get(i).startMillis >= fromMillis; i--) {
      Cue cue = cues.get(i);
      if (cue.kind != kind && (cue.strong || cue.kind == null)) {
        return true;
      }
    }
    return false;
  }

  private int last(long millis) {
    int low = 0;
    int high = cues.size();
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (cues.get(middle).endMillis <= millis) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low - 1;
  }

  private static int tokenBehind(Cue cue, Segment segment) {
    Speech own = segment.speech();
    return cue.side == own.side ? own.tokenOfUnit(cue.toUnit) : own.tokenAt(cue.startMillis);
  }

  private static int wordsBetween(Cue cue, Segment segment) {
    return segment.speech().text(tokenBehind(cue, segment), segment.from());
  }

  /** "How much shall I transfer to that account number?" asks for an amount. */
  private boolean asksSomethingElseFirst(Cue secret) {
    for (Cue cue : cues) {
      if (cue.side == secret.side
          && cue.strong
          && cue.kind == null
          && cue.fromUnit < secret.fromUnit
          && secret.startMillis - cue.endMillis < SAME_QUESTION_MILLIS
          && secret.fromUnit - cue.toUnit < SENTENCE_WORDS) {
        return true;
      }
    }
    return false;
  }

  /** "The security code for the payment is ...": the payment is not what is announced. */
  private boolean announcedInSentence(int before, Segment segment) {
    for (int i = before - 1; i >= 0; i--) {
      Cue cue = cues.get(i);
      if (segment.startMillis() - cue.endMillis > SENTENCE_MILLIS) {
        return false;
      }
      if (cue.strong && !cue.isAnswered() && cue.side == segment.speech().side) {
        return cue.kind != null && wordsBetween(cue, segment) <= SENTENCE_WORDS;
      }
    }
    return false;
  }
}
