package io.branchline.forecasting.roster;

import static java.util.Objects.requireNonNull;

import java.util.List;

/**
 * A kind of shift. It belongs to the day on which it starts, even when it ends on the next.
 *
 * @param startMinute of the local day, 0 to 1439
 * @param minutes from start to end with all breaks, 30 to 1440
 * @param skill that everybody in it must have; empty for any
 */
public record ShiftType(
    String id,
    String nameEn,
    String nameZh,
    int startMinute,
    int minutes,
    String skill,
    List<Break> breaks) {

  /** Minutes of a day. */
  public static final int DAY = 1440;

  /**
   * A shift is a night shift from this many minutes between 22:00 and 06:00 (Directive 2003/88/EC,
   * Art. 2: three hours).
   */
  public static final int NIGHT_SHIFT_MINUTES = 180;

  private static final int NIGHT_START = 22 * 60;
  private static final int NIGHT_END = 6 * 60;

  /**
   * Time away from the phones.
   *
   * @param offsetMinutes from the start of the shift
   */
  public record Break(int offsetMinutes, int minutes, Pay pay) {}

  /** Whether a break is paid. */
  public enum Pay {
    PAID,
    UNPAID
  }

  /** Checks and copies. */
  public ShiftType {
    if (requireNonNull(id, "id is null").isEmpty()) {
      throw new IllegalArgumentException("A shift type needs an id");
    }
    requireNonNull(skill, "skill is null");
    breaks = List.copyOf(breaks);
    if (startMinute < 0 || startMinute >= DAY || minutes < 30 || minutes > DAY) {
      throw new IllegalArgumentException(
          "Shift type "
              + id
              + " starts at minute "
              + startMinute
              + " and lasts "
              + minutes
              + " minutes. It must start within the day and last 30 to 1440 minutes.");
    }
    if (breaks.stream().mapToInt(Break::minutes).sum() >= minutes) {
      throw new IllegalArgumentException("Shift type " + id + " is nothing but breaks");
    }
  }

  /** A shift type without breaks whose names are its id. */
  public static ShiftType of(String id, int startMinute, int minutes) {
    return new ShiftType(id, id, id, startMinute, minutes, "", List.of());
  }

  /** Minute of the starting day at which it ends; above 1440 on the next day. */
  public int endMinute() {
    return startMinute + minutes;
  }

  /** Working time: from start to end without unpaid breaks. */
  public int paidMinutes() {
    int unpaid = 0;
    for (Break pause : breaks) {
      unpaid += pause.pay() == Pay.UNPAID ? pause.minutes() : 0;
    }
    return minutes - unpaid;
  }

  /**
   * Minutes between 22:00 and 06:00 (the Ministry of Labour's answers on women's protection, No. 1
   * of 1989, call work in these hours night work).
   */
  public int nightMinutes() {
    int night = 0;
    for (int day = -1; day <= 1; day++) {
      int from = day * DAY + NIGHT_START;
      int to = (day + 1) * DAY + NIGHT_END;
      night += Math.max(0, Math.min(endMinute(), to) - Math.max(startMinute, from));
    }
    return night;
  }

  /** Whether it counts as a night shift. */
  public boolean night() {
    return nightMinutes() >= NIGHT_SHIFT_MINUTES;
  }
}
