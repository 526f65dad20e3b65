package io.branchline.forecasting.plan;

import io.branchline.warehouse.Failure;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What somebody types on the command line to be kept. Pages mask such texts before they are stored;
 * the mask is not on this command's class path, so a text with a number that could be a customer's
 * is refused. Years, dates and times are no such numbers.
 */
final class TypedReason {

  /** A card's last four or the shortest code has so many digits. */
  private static final int SECRET = 4;

  private static final Pattern HARMLESS =
      Pattern.compile(
          "(?<!\\d)(?:19|20)\\d\\d(?:[-/.](?:0?[1-9]|1[0-2])(?:[-/.](?:[0-2]?\\d|3[01]))?)?(?!\\d)"
              + "|(?<!\\d)(?:[01]?\\d|2[0-3]):[0-5]\\d(?!\\d)");

  private static final Pattern DIGIT =
      Pattern.compile(
          "\\p{Nd}|[零〇一二三四五六七八九幺两]"
              + "|\\b(?:zero|oh|one|two|three|four|five|six|seven|eight|nine)\\b");

  /** What may stand between the digits of one number. */
  private static final Pattern BETWEEN = Pattern.compile("[^\\p{L}\\p{Nd}]*");

  private TypedReason() {}

  /**
   * The text, stripped.
   *
   * @throws Failure where it holds four digits or more in a row, in figures or in words
   */
  static String of(String option, String text) {
    String read = HARMLESS.matcher(text.toLowerCase(Locale.ROOT)).replaceAll("x");
    Matcher digit = DIGIT.matcher(read);
    int row = 0;
    int end = 0;
    while (digit.find()) {
      boolean goesOn = BETWEEN.matcher(read.substring(end, digit.start())).matches();
      row = row > 0 && goesOn ? row + 1 : 1;
      end = digit.end();
      if (row >= SECRET) {
        throw new Failure(
            Failure.Code.USAGE,
            option
                + " holds a number of "
                + SECRET
                + " digits or more, which could be a customer's, and is kept as it is typed. Leave"
                + " the number out, or publish on the roster page, which masks what is typed.");
      }
    }
    return text.strip();
  }
}
