package io.branchline.console.forecast;

/** How much of the time the calls are to lie within the interval shown. */
enum Band {
  FIFTY(50),
  EIGHTY(80),
  NINETY_FIVE(95);

  private final int percent;

  Band(int percent) {
    this.percent = percent;
  }

  int percent() {
    return percent;
  }

  /** The band of that many percent; the 80 % one for any other number. */
  static Band of(int percent) {
    for (Band band : values()) {
      if (band.percent == percent) {
        return band;
      }
    }
    return EIGHTY;
  }

  String column() {
    return name().toLowerCase(java.util.Locale.ROOT);
  }
}
