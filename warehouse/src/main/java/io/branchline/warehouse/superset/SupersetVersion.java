package io.branchline.warehouse.superset;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A released version of Superset, as its page {@code /version} tells it. */
record SupersetVersion(int major, int minor) {

  /** The oldest that understands the assets. */
  static final SupersetVersion OLDEST = new SupersetVersion(6, 1);

  private static final Pattern NUMBERS = Pattern.compile("(\\d{1,4})\\.(\\d{1,4})\\b.*");

  /** Whether the version that the text names is new enough; a text that names none is not. */
  static boolean isEnough(String text) {
    Matcher numbers = NUMBERS.matcher(text);
    if (!numbers.matches()) {
      return false;
    }
    int major = Integer.parseInt(numbers.group(1));
    int minor = Integer.parseInt(numbers.group(2));
    return major > OLDEST.major || (major == OLDEST.major && minor >= OLDEST.minor);
  }

  @Override
  public String toString() {
    return major + "." + minor;
  }
}
