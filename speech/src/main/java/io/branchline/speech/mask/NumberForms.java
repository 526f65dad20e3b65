package io.branchline.speech.mask;

import java.util.Optional;
import java.util.regex.Pattern;

/** What a string of digits is by its own form: check digits, lengths and prefixes. */
final class NumberForms {

  private static final Pattern MOBILE = Pattern.compile("(86)?1[3-9][0-9]{9}");
  private static final Pattern NORTH_AMERICAN =
      Pattern.compile("1?[2-9][0-9]{2}[2-9][0-9]{2}[0-9]{4}");
  private static final Pattern SERVICE = Pattern.compile("[48]00[0-9]{7}");
  private static final Pattern LANDLINE =
      Pattern.compile("0(10|2[0-9]|[3-9][0-9]{2})[2-8][0-9]{6,7}");
  private static final Pattern IDENTITY_18 =
      Pattern.compile(
          "[1-9][0-9]{5}(19|20)[0-9]{2}(0[1-9]|1[0-2])([0-2][0-9]|3[01])[0-9]{3}[0-9X]");
  private static final Pattern IDENTITY_15 =
      Pattern.compile("[1-8][0-9]{5}[0-9]{2}(0[1-9]|1[0-2])([0-2][0-9]|3[01])[0-9]{3}");
  private static final Pattern CARD_ISSUER = Pattern.compile("[3-6][0-9]*");

  /** Weights of GB 11643-1999, from the left. */
  private static final int[] IDENTITY_WEIGHTS = {
    7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2
  };

  private static final String IDENTITY_CHECKS = "10X98765432";

  private NumberForms() {}

  /** What it certainly or most likely is; empty where its form says nothing. */
  static Optional<SecretKind> kind(String digits) {
    if (isChineseIdentity(digits)) {
      return Optional.of(SecretKind.IDENTITY);
    }
    if (isTelephone(digits)) {
      return Optional.of(SecretKind.PHONE);
    }
    if (isCard(digits)) {
      return Optional.of(SecretKind.CARD);
    }
    if (IDENTITY_15.matcher(digits).matches() || (digits.length() > 14 && digits.endsWith("X"))) {
      return Optional.of(SecretKind.IDENTITY);
    }
    if (digits.length() >= 15 && digits.length() <= 17 && CARD_ISSUER.matcher(digits).matches()) {
      // one digit heard wrong, lost or doubled
      return Optional.of(SecretKind.CARD);
    }
    return digits.length() >= 16 ? Optional.of(SecretKind.ACCOUNT) : Optional.empty();
  }

  /** 13 to 19 digits with the check digit of ISO/IEC 7812-1, annex B. */
  static boolean isCard(String digits) {
    if (digits.length() < 13 || digits.length() > 19 || digits.endsWith("X")) {
      return false;
    }
    int sum = 0;
    for (int i = 0; i < digits.length(); i++) {
      int digit = digits.charAt(digits.length() - 1 - i) - '0';
      int weighed = i % 2 == 0 ? digit : digit * 2;
      sum += weighed > 9 ? weighed - 9 : weighed;
    }
    return sum % 10 == 0 && !digits.startsWith("00");
  }

  /** 18 characters with a possible date of birth and the right check character. */
  static boolean isChineseIdentity(String digits) {
    if (!IDENTITY_18.matcher(digits).matches()) {
      return false;
    }
    int sum = 0;
    for (int i = 0; i < IDENTITY_WEIGHTS.length; i++) {
      sum += (digits.charAt(i) - '0') * IDENTITY_WEIGHTS[i];
    }
    return IDENTITY_CHECKS.charAt(sum % 11) == digits.charAt(17);
  }

  /** A whole telephone number of China or North America. */
  static boolean isTelephone(String digits) {
    return MOBILE.matcher(digits).matches()
        || NORTH_AMERICAN.matcher(digits).matches()
        || SERVICE.matcher(digits).matches()
        || LANDLINE.matcher(digits).matches();
  }
}
