package io.branchline.speech.mask;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Decides what a chain of digits is. */
final class Judge {

  /** Nobody says so many digits that are not one number. */
  static final int CERTAINLY_A_NUMBER = 9;

  /** Nor so many where a number was talked about. */
  private static final int MOST_HARMLESS = 8;

  /** "One two three four": somebody counts. */
  private static final String COUNTING = "12345678";

  private static final int LONGEST_CODE = 9;
  private static final int DIGIT_BY_DIGIT = 3;
  private static final int MENTIONED = 6;
  private static final int LONG = 10;

  private final MaskPolicy policy;

  Judge(MaskPolicy policy) {
    this.policy = policy;
  }

  /** The kind of secret; null where it is none. */
  @Nullable SecretKind kind(Chain chain) {
    String digits = chain.digits();
    String all = chain.digitsWithWeak();
    if (policy.keep().contains(digits) || policy.keep().contains(all)) {
      return null;
    }
    for (MaskPolicy.NumberPattern pattern : policy.patterns()) {
      if (pattern.digits().matcher(digits).matches()) {
        return pattern.kind();
      }
    }
    int row = chain.singlesInARow();
    if (chain.topic.harmless() && Harmless.answers(digits, row)) {
      return null;
    }
    SecretKind asked = asked(chain, row);
    if (asked != null && isEnough(chain, asked, all.length(), row)) {
      return refined(chain, asked, all);
    }
    boolean mentioned = chain.topic.hint() != null || chain.topic.cue() != null;
    boolean isLong =
        digits.length() >= LONG
            || (all.length() >= (mentioned ? MOST_HARMLESS : CERTAINLY_A_NUMBER)
                && !Harmless.isDate(digits))
            || (digits.length() >= policy.longRun()
                && row >= (digits.length() < LONG ? DIGIT_BY_DIGIT + 1 : DIGIT_BY_DIGIT))
            || (chain.spokenInARow() >= policy.digitByDigit() && !COUNTING.startsWith(digits));
    return isLong ? byForm(chain, digits) : null;
  }

  /** Whether what was asked for, or only mentioned, is answered by so many digits. */
  private boolean isEnough(Chain chain, SecretKind kind, int digits, int row) {
    Cue cue = chain.cue != null ? chain.cue : chain.topic.cue();
    if (cue != null && !cue.strong) {
      return digits >= CERTAINLY_A_NUMBER
          || (digits >= MENTIONED && (row >= DIGIT_BY_DIGIT || chain.isRightBehind(cue)));
    }
    return digits >= policy.rule(kind).minDigits()
        || (digits >= 2 && chain.isTail())
        || (isCode(kind) && digits >= DIGIT_BY_DIGIT && row >= DIGIT_BY_DIGIT);
  }

  /** How many digits make this kind complete, so that what follows is something else. */
  static int complete(SecretKind kind) {
    return switch (kind) {
      case CARD -> 13;
      case ACCOUNT -> 8;
      case IDENTITY -> 15;
      case PHONE -> 10;
      case CODE -> 6;
      case PIN -> 4;
      case SECURITY_CODE -> 3;
      case NUMBER -> 12;
    };
  }

  /** How many digits such a number may have at the least: what is said next may be anything. */
  static int plausible(SecretKind kind, boolean tail) {
    return tail
        ? Math.min(4, complete(kind))
        : switch (kind) {
          case CARD -> 12;
          case IDENTITY, PHONE -> 8;
          case ACCOUNT, NUMBER -> 6;
          case CODE, PIN -> 4;
          case SECURITY_CODE -> 3;
        };
  }

  private static @Nullable SecretKind asked(Chain chain, int row) {
    Cue cue = chain.cue != null ? chain.cue : chain.topic.cue();
    if (cue == null) {
      return null;
    }
    // what was asked for has been said already: only digits said one at a time are it once more
    return chain.cue != null || row >= DIGIT_BY_DIGIT ? cue.kind : null;
  }

  static boolean isCode(SecretKind kind) {
    return kind == SecretKind.CODE || kind == SecretKind.PIN || kind == SecretKind.SECURITY_CODE;
  }

  private static SecretKind refined(Chain chain, SecretKind asked, String digits) {
    if (asked == SecretKind.NUMBER) {
      return byForm(chain, digits);
    }
    if (isCode(asked)) {
      return digits.length() > LONGEST_CODE
          ? NumberForms.kind(digits).orElse(SecretKind.NUMBER)
          : asked;
    }
    if (NumberForms.isChineseIdentity(digits)) {
      return SecretKind.IDENTITY;
    }
    boolean card = asked != SecretKind.CARD && digits.length() >= 15 && NumberForms.isCard(digits);
    return card && digits.length() <= 16 ? SecretKind.CARD : asked;
  }

  private static SecretKind byForm(Chain chain, String digits) {
    Optional<SecretKind> form = NumberForms.kind(digits);
    if (form.isPresent()) {
      return form.get();
    }
    SecretKind hint = chain.topic.hint();
    boolean number =
        hint == SecretKind.ACCOUNT || hint == SecretKind.PHONE || hint == SecretKind.CARD;
    return hint != null && number ? hint : SecretKind.NUMBER;
  }
}
