package io.branchline.forecasting;

import java.math.BigDecimal;

/** Reads shares of any size from the command line, such as 85%, 0.85 or 160%. */
final class Share {

  private Share() {}

  /**
   * A share as a fraction: {@code 85%} and {@code 0.85} are 0.85.
   *
   * @param what it is, to begin the refusal with
   * @throws IllegalArgumentException where the text is no number
   */
  static BigDecimal parse(String text, String what) {
    String stripped = text.strip();
    try {
      boolean percent = stripped.endsWith("%");
      String digits = percent ? stripped.substring(0, stripped.length() - 1).strip() : stripped;
      BigDecimal number = new BigDecimal(digits);
      return percent ? number.movePointLeft(2) : number;
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException(
          what + " '" + text + "' is not a number. Maybe 85% or 0.85?", e);
    }
  }
}
