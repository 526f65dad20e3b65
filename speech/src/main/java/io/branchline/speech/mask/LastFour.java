package io.branchline.speech.mask;

import io.branchline.speech.mask.Token.Mark;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Leaves the last four digits readable where the policy allows it and they are certainly the last
 * four: of a number whose form is proved, or where they were all that was asked for. Otherwise the
 * parts of a number that was not understood as one would each keep four. Where no check digit
 * speaks for them, their words have to be heard for sure, too.
 */
final class LastFour {

  private static final int FOUR = 4;
  private static final long NEAR_MILLIS = 60_000;
  private static final int SHORTEST_ACCOUNT = 8;

  /** Of the words that the recogniser is less sure of, half are wrong: docs/adapt.md. */
  private static final double SURE = 0.8;

  private final MaskPolicy policy;
  private final List<Chain> chains;

  LastFour(MaskPolicy policy, List<Chain> chains) {
    this.policy = policy;
    this.chains = chains;
  }

  void mark() {
    for (Chain chain : chains) {
      if (chain.kind != null && policy.rule(chain.kind).lastFour()) {
        String digits = certain(chain, chain.kind);
        if (digits != null && digits.length() >= FOUR) {
          chain.lastFour = digits.substring(digits.length() - FOUR);
        }
      }
    }
    for (Chain chain : chains) {
      if (!chain.lastFour.isEmpty() && hasStrangerNear(chain)) {
        chain.lastFour = "";
      }
    }
  }

  private @Nullable String certain(Chain chain, SecretKind kind) {
    String plain = chain.digits();
    String all = chain.digitsWithWeak();
    if (plain.length() == FOUR
        && all.equals(plain)
        && (chain.isTail() || chain.isAnnouncedAsTail())) {
      return isHeard(chain) ? plain : null;
    }
    for (String digits : List.of(plain, all)) {
      boolean proved =
          switch (kind) {
            case CARD -> NumberForms.isCard(digits);
            case PHONE -> NumberForms.isTelephone(digits) && isHeard(chain);
            case IDENTITY -> NumberForms.isChineseIdentity(digits) && !digits.endsWith("X");
            default ->
                digits.length() >= SHORTEST_ACCOUNT
                    && all.equals(plain)
                    && !endsWeakly(chain)
                    && isHeard(chain);
          };
      if (proved) {
        return digits;
      }
    }
    return null;
  }

  private static boolean endsWeakly(Chain chain) {
    List<Token> tokens = chain.last().tokens();
    return tokens.stream()
        .skip(Math.max(0, tokens.size() - FOUR))
        .anyMatch(token -> token.mark() == Mark.WEAK);
  }

  /** Whether the words of the last four digits were heard for sure. */
  private static boolean isHeard(Chain chain) {
    int left = FOUR;
    for (int s = chain.segments.size() - 1; s >= 0 && left > 0; s--) {
      Segment segment = chain.segments.get(s);
      List<Token> tokens = segment.tokens();
      for (int t = tokens.size() - 1; t >= 0 && left > 0; t--) {
        Token token = tokens.get(t);
        boolean counts = token.isDigits() || token.mark() == Mark.WEAK;
        if (counts && segment.speech().confidence(token) < SURE) {
          return false;
        }
        left -= token.isDigits() ? token.digits().length() : 0;
      }
    }
    return true;
  }

  /** Another number of its kind near it, of which it is no part: perhaps its other half. */
  private boolean hasStrangerNear(Chain chain) {
    String digits = chain.digits();
    for (Chain other : chains) {
      boolean near =
          other != chain
              && other.kind == chain.kind
              && Math.abs(other.startMillis() - chain.startMillis()) < NEAR_MILLIS;
      if (near && !other.digits().contains(digits) && !digits.contains(other.digits())) {
        return !other.lastFour.equals(chain.lastFour);
      }
    }
    return false;
  }
}
