package io.branchline.speech.mask;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Walks through a call in order of time and finds its secrets. */
final class Conversation {

  /** A number goes on after a pause of this length where nothing else was said meanwhile. */
  private static final long PAUSE_MILLIS = 12_000;

  private static final long PAUSE_WHEN_ASKED_MILLIS = 20_000;
  private static final long SHORT_PAUSE_MILLIS = 8_000;
  private static final long TIGHT_MILLIS = 900;
  private static final long AFTER_COMPLETE_MILLIS = 3_000;
  private static final int WORDS_WHEN_ASKED = 8;
  private static final int OTHERS_WORDS_WHEN_ASKED = 12;

  private record Event(long millis, @Nullable Segment segment, @Nullable SecretKind masked) {}

  private final Speech[] sides;
  private final Judge judge;
  private final Context context;
  private final List<Chain> chains = new ArrayList<>();
  private final @Nullable Chain[] open = new Chain[2];

  private Conversation(Speech agent, Speech customer, MaskPolicy policy) {
    this.sides = new Speech[] {agent, customer};
    this.judge = new Judge(policy);
    this.context = new Context(agent, customer);
  }

  /** Every chain of digits, those with a kind being secrets; in order of time. */
  static List<Chain> chains(Speech agent, Speech customer, MaskPolicy policy) {
    Conversation conversation = new Conversation(agent, customer, policy);
    conversation.walk();
    new Echoes(conversation.chains).mark();
    new Repetitions(conversation.chains).mark();
    new Neighbours(policy).mark(conversation.chains);
    new LastFour(policy, conversation.chains).mark();
    return conversation.chains;
  }

  private void walk() {
    Stream.of(sides)
        .flatMap(Conversation::events)
        .sorted(Comparator.comparingLong(Event::millis))
        .forEach(
            event -> {
              if (event.masked() != null) {
                context.answered(event.masked(), event.millis());
              } else if (event.segment() != null) {
                take(event.segment());
              }
            });
    chains.forEach(chain -> chain.kind = judge.kind(chain));
  }

  private static Stream<Event> events(Speech speech) {
    Stream<Event> masked =
        speech.tokens.stream()
            .filter(token -> token.mark() == Token.Mark.MASKED)
            .map(
                token ->
                    new Event(
                        token.startMillis(),
                        null,
                        MaskToken.of(speech.units.get(token.from()).text()).orElseThrow().kind()));
    Stream<Event> segments =
        Segments.of(speech).stream()
            .map(segment -> new Event(segment.startMillis(), segment, null));
    return Stream.concat(masked, segments);
  }

  private void take(Segment segment) {
    int side = segment.speech().side;
    Context.Topic topic = context.of(segment);
    Chain chain = open[side];
    Cue behind = topic.isAsked() ? null : context.behind(segment);
    if (behind != null && (segment.digits().length() >= 3 || chain != null)) {
      topic = new Context.Topic(behind, false, behind.kind);
    }
    boolean year = Harmless.isYear(segment) && context.asksForYear(segment);
    if (year || Harmless.is(segment, topic)) {
      open[side] = null;
      return;
    }
    if (chain != null && joins(chain, segment)) {
      chain.add(segment, topic);
    } else {
      chain = new Chain(segment, topic);
      chains.add(chain);
      open[side] = chain;
    }
    SecretKind kind = judge.kind(chain);
    if (kind != null && chain.cue != null) {
      chain.cue.use(chain.endMillis());
    }
    if (kind != null && chain.digitsWithWeak().length() >= Judge.plausible(kind, chain.isTail())) {
      context.satisfied(chain, kind);
    }
    if (kind != null && chain.digitsWithWeak().length() >= Judge.complete(kind)) {
      if (chain.cue != null) {
        chain.cue.answer();
      }
      context.answered(kind, chain.endMillis());
    }
  }

  private boolean joins(Chain chain, Segment next) {
    Segment last = chain.last();
    Speech own = next.speech();
    Speech other = sides[1 - own.side];
    long gap = next.startMillis() - last.endMillis();
    SecretKind kind = chain.cue == null ? null : chain.cue.kind;
    if (gap > PAUSE_WHEN_ASKED_MILLIS
        || context.changed(chain.endMillis(), next.startMillis(), kind)) {
      return false;
    }
    if (hasNumberBetween(own, last.to(), next.from()) || chain.isFollowedByAmount(next)) {
      return false;
    }
    boolean enough =
        (kind != null && chain.digitsWithWeak().length() >= Judge.complete(kind))
            || isComplete(chain);
    if ((isComplete(chain) && gap > AFTER_COMPLETE_MILLIS)
        || (enough && isInPairs(next) && !isInPairs(last))) {
      return false;
    }
    boolean expected = chain.cue != null && chain.cue.strong && !isComplete(chain);
    if ((last.isHundred() && !expected && gap > AFTER_COMPLETE_MILLIS)
        || (next.isHundred() && !expected)) {
      return false;
    }
    int words = own.text(last.to(), next.from());
    int others =
        other.text(other.tokenAt(last.endMillis() - 300), other.tokenAt(next.startMillis()));
    boolean whole =
        kind != null && chain.digitsWithWeak().length() >= Judge.plausible(kind, chain.isTail());
    if (whole && others >= 2 && next.singlesInARow() < 3) {
      return false;
    }
    if ((words == 0 && others == 0 && gap <= PAUSE_MILLIS) || (words == 1 && gap < TIGHT_MILLIS)) {
      return true;
    }
    if (chain.cue != null && !isComplete(chain)) {
      return words <= WORDS_WHEN_ASKED && others <= OTHERS_WORDS_WHEN_ASKED;
    }
    return words + others <= 3
        && gap <= SHORT_PAUSE_MILLIS
        && last.singlesInARow() >= 3
        && next.singlesInARow() >= 3;
  }

  private static boolean isInPairs(Segment segment) {
    return segment.tokens().stream().anyMatch(token -> token.mark() == Token.Mark.PAIR);
  }

  private static boolean isComplete(Chain chain) {
    String digits = chain.digitsWithWeak();
    if (chain.cue == null || chain.cue.kind == null) {
      return NumberForms.isCard(digits);
    }
    return switch (chain.cue.kind) {
      case CARD -> NumberForms.isCard(digits);
      case IDENTITY -> NumberForms.isChineseIdentity(digits);
      case PHONE -> NumberForms.isTelephone(digits);
      case SECURITY_CODE -> digits.length() >= 3;
      case PIN -> digits.length() >= 6;
      default -> digits.length() >= Judge.complete(chain.cue.kind);
    };
  }

  /** An amount, a date or something masked before between two stretches keeps them apart. */
  private static boolean hasNumberBetween(Speech speech, int from, int to) {
    for (int i = from; i < to; i++) {
      Token.Mark mark = speech.tokens.get(i).mark();
      if (mark == Token.Mark.HARMLESS || mark == Token.Mark.MASKED) {
        return true;
      }
    }
    return false;
  }
}
