package io.branchline.forecasting.cover;

import java.util.List;

/**
 * A demand over time and the shifts that may cover it.
 *
 * @param periodMinutes length of a period; divides 1440, every start, length and break
 * @param demand agents needed in each period, from midnight of the first day; whole days
 * @param ends what happens to a shift that runs beyond the last day
 */
public record CoverProblem(
    int periodMinutes, List<Integer> demand, Ends ends, List<ShiftPattern> patterns) {

  private static final int DAY = 1440;
  private static final int MOST = 100_000;

  /** What happens at the end of the last day. */
  public enum Ends {
    /** It covers the morning of the first day: a day or week that repeats. */
    AROUND,
    /** It covers what nobody asks for. */
    OPEN
  }

  /** Checks that everything falls on periods. */
  public CoverProblem {
    demand = List.copyOf(demand);
    patterns = List.copyOf(patterns);
    if (periodMinutes <= 0 || DAY % periodMinutes != 0) {
      throw new IllegalArgumentException(
          "A period of " + periodMinutes + " minutes does not divide a day. Maybe 15?");
    }
    if (demand.isEmpty() || demand.size() % (DAY / periodMinutes) != 0) {
      throw new IllegalArgumentException(
          "The demand has "
              + demand.size()
              + " periods; whole days of "
              + DAY / periodMinutes
              + " are needed");
    }
    for (int need : demand) {
      if (need < 0 || need > MOST) {
        throw new IllegalArgumentException(
            "A demand of " + need + " agents is not possible; 0 to " + MOST + " are");
      }
    }
    if (patterns.isEmpty()) {
      throw new IllegalArgumentException("There is no shift to cover the demand with");
    }
    for (ShiftPattern pattern : patterns) {
      boolean even = pattern.minutes() % periodMinutes == 0;
      for (int start : pattern.startMinutes()) {
        even &= start % periodMinutes == 0 && start >= 0 && start < DAY;
      }
      for (ShiftPattern.BreakWindow pause : pattern.breaks()) {
        even &=
            pause.minutes() % periodMinutes == 0
                && pause.earliest() % periodMinutes == 0
                && pause.latest() % periodMinutes == 0;
      }
      if (!even) {
        throw new IllegalArgumentException(
            "Shift " + pattern.id() + " does not fall on periods of " + periodMinutes + " minutes");
      }
    }
  }

  /** Periods of a day. */
  public int periodsPerDay() {
    return DAY / periodMinutes;
  }

  /** Whole days. */
  public int days() {
    return demand.size() / periodsPerDay();
  }
}
