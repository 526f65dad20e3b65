package io.branchline.forecasting.erlang;

import java.math.BigDecimal;

/** Reads shares as people write them. */
final class Percent {

  private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

  private Percent() {}

  /** {@code 30%} and {@code 30} are 0.30, and so is {@code 0.30}; a bare 1 is 1 %. */
  static BigDecimal parse(String text, String what) {
    String stripped = text.strip();
    boolean percent = stripped.endsWith("%");
    String digits = percent ? stripped.substring(0, stripped.length() - 1).strip() : stripped;
    BigDecimal number;
    try {
      number = new BigDecimal(digits);
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException(
          what + " '" + text + "' is not a number. Maybe 30% or 0.30?", e);
    }
    boolean share = !percent && number.abs().compareTo(BigDecimal.ONE) < 0;
    return share ? number : number.divide(HUNDRED);
  }
}
