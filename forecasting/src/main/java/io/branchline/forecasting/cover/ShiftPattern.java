package io.branchline.forecasting.cover;

import java.util.List;

/**
 * A kind of shift that may be used: when it may start and where its breaks may lie.
 *
 * @param startMinutes minutes of the day at which it may start, 0 to 1439
 * @param minutes from start to end with all breaks
 * @param breaks in their order in the shift; their windows must not overlap
 */
public record ShiftPattern(
    String id, List<Integer> startMinutes, int minutes, List<BreakWindow> breaks) {

  /**
   * A break and where it may begin.
   *
   * @param earliest minutes after the shift's start
   * @param latest minutes after the shift's start
   */
  public record BreakWindow(int minutes, int earliest, int latest, Pay pay) {}

  /** Whether a break counts as working time. */
  public enum Pay {
    PAID,
    UNPAID
  }

  /** Checks that breaks lie inside, one after the other. */
  public ShiftPattern {
    startMinutes = List.copyOf(startMinutes);
    breaks = List.copyOf(breaks);
    if (minutes <= 0 || minutes > 1440) {
      throw new IllegalArgumentException(
          "Shift " + id + " lasts " + minutes + " minutes; 1 to 1440 are possible");
    }
    int from = 0;
    for (BreakWindow pause : breaks) {
      if (pause.earliest() < from
          || pause.latest() < pause.earliest()
          || pause.latest() + pause.minutes() > minutes) {
        throw new IllegalArgumentException(
            "The breaks of shift " + id + " overlap or leave the shift");
      }
      from = pause.latest() + pause.minutes();
    }
  }

  /** Working time: without unpaid breaks. */
  public int paidMinutes() {
    return minutes
        - breaks.stream()
            .filter(pause -> pause.pay() == Pay.UNPAID)
            .mapToInt(BreakWindow::minutes)
            .sum();
  }
}
