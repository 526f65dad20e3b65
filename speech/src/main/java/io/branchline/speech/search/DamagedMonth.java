package io.branchline.speech.search;

import java.io.Serial;
import java.time.YearMonth;

/** A month whose index cannot be read. */
final class DamagedMonth extends RuntimeException {

  @Serial private static final long serialVersionUID = 1;

  private final YearMonth month;

  DamagedMonth(YearMonth month, Throwable cause) {
    super(month + ": " + cause.getMessage(), cause);
    this.month = month;
  }

  YearMonth month() {
    return month;
  }
}
