package io.branchline.ingest.format;

/** Reads ISO 8601 date-times with an offset straight from bytes: the hottest loop of ingestion. */
final class IsoTime {

  /** What {@link #parse} returns for anything that is not a time. */
  static final long NONE = Long.MIN_VALUE;

  /** 1971-01-01, before which no ACD spoke. */
  static final long EARLIEST_MILLIS = 31_536_000_000L;

  /** 2200-01-01, within the range of the warehouse's instants. */
  static final long LATEST_MILLIS = 7_258_118_400_000L;

  private static final long DAY_MILLIS = 86_400_000L;

  private IsoTime() {}

  static boolean isPlausible(long millis) {
    return millis >= EARLIEST_MILLIS && millis < LATEST_MILLIS;
  }

  /**
   * Epoch milliseconds of {@code 2026-03-02T09:30:00[.fraction](Z|+08:00|+0800|+08)}; {@link #NONE}
   * if it is nothing of the kind. Digits beyond the millisecond are cut off.
   */
  static long parse(byte[] b, int offset, int length) {
    int end = offset + length;
    if (length < 20
        || b[offset + 4] != '-'
        || b[offset + 7] != '-'
        || (b[offset + 10] != 'T' && b[offset + 10] != ' ')
        || b[offset + 13] != ':'
        || b[offset + 16] != ':') {
      return NONE;
    }
    int year = two(b, offset) * 100 + two(b, offset + 2);
    int month = two(b, offset + 5);
    int day = two(b, offset + 8);
    int hour = two(b, offset + 11);
    int minute = two(b, offset + 14);
    int second = two(b, offset + 17);
    if (two(b, offset) < 0
        || two(b, offset + 2) < 0
        || month < 1
        || month > 12
        || day < 1
        || day > daysIn(year, month)
        || hour < 0
        || hour > 23
        || minute < 0
        || minute > 59
        || second < 0
        || second > 59) {
      return NONE;
    }
    int at = offset + 19;
    int millis = 0;
    if (at < end && (b[at] == '.' || b[at] == ',')) {
      at++;
      int digits = 0;
      while (at < end && b[at] >= '0' && b[at] <= '9') {
        if (digits < 3) {
          millis = millis * 10 + b[at] - '0';
        }
        digits++;
        at++;
      }
      if (digits == 0 || digits > 9) {
        return NONE;
      }
      for (int i = digits; i < 3; i++) {
        millis *= 10;
      }
    }
    int shift = offsetSeconds(b, at, end);
    if (shift == Integer.MIN_VALUE) {
      return NONE;
    }
    long seconds = hour * 3600L + minute * 60L + second - shift;
    return epochDay(year, month, day) * DAY_MILLIS + seconds * 1000 + millis;
  }

  private static int offsetSeconds(byte[] b, int at, int end) {
    if (at >= end) {
      return Integer.MIN_VALUE;
    }
    if (b[at] == 'Z') {
      return at + 1 == end ? 0 : Integer.MIN_VALUE;
    }
    int sign = b[at] == '+' ? 1 : b[at] == '-' ? -1 : 0;
    int rest = end - at - 1;
    boolean colon = rest == 5 && b[at + 3] == ':';
    if (sign == 0 || !(colon || rest == 4 || rest == 2)) {
      return Integer.MIN_VALUE;
    }
    int hours = two(b, at + 1);
    int minutes = rest == 2 ? 0 : two(b, at + (colon ? 4 : 3));
    if (hours < 0 || hours > 18 || minutes < 0 || minutes > 59) {
      return Integer.MIN_VALUE;
    }
    return sign * (hours * 3600 + minutes * 60);
  }

  private static int two(byte[] b, int at) {
    int tens = b[at] - '0';
    int ones = b[at + 1] - '0';
    return tens < 0 || tens > 9 || ones < 0 || ones > 9 ? -1 : tens * 10 + ones;
  }

  private static int daysIn(int year, int month) {
    if (month == 2) {
      return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28;
    }
    return month == 4 || month == 6 || month == 9 || month == 11 ? 30 : 31;
  }

  /** Days since 1970-01-01 in the proleptic Gregorian calendar: years counted from March. */
  private static long epochDay(int year, int month, int day) {
    long y = month <= 2 ? year - 1 : year;
    int monthFromMarch = month <= 2 ? month + 9 : month - 3;
    long leaps = Math.floorDiv(y, 4L) - Math.floorDiv(y, 100L) + Math.floorDiv(y, 400L);
    return 365L * y + leaps + (153L * monthFromMarch + 2) / 5 + day - 1 - 719_468L;
  }
}
