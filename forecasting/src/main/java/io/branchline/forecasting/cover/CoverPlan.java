package io.branchline.forecasting.cover;

import java.util.ArrayList;
import java.util.List;

/**
 * Shifts that cover a demand.
 *
 * @param shifts one entry an agent and shift, by start
 * @param paidMinutes what they are paid for, which was made as small as possible
 * @param linearBound no plan is paid for fewer minutes, by the linear relaxation alone
 * @param bound no plan is paid for fewer minutes, by all that was proved
 */
public record CoverPlan(
    List<PlacedShift> shifts, long paidMinutes, double linearBound, double bound, double seconds) {

  /**
   * One agent's shift.
   *
   * @param day 0 is the first
   * @param startMinute of that day
   * @param breakMinutes begin of each of the pattern's breaks, in minutes after the shift's start
   */
  public record PlacedShift(
      ShiftPattern pattern, int day, int startMinute, List<Integer> breakMinutes) {
    /** Copies. */
    public PlacedShift {
      breakMinutes = List.copyOf(breakMinutes);
    }
  }

  /** Copies. */
  public CoverPlan {
    shifts = List.copyOf(shifts);
  }

  /** (paid - bound) / paid; 0 for nothing. */
  public double gap() {
    return paidMinutes == 0 ? 0 : Math.max(0, (paidMinutes - bound) / paidMinutes);
  }

  /**
   * Agents on the phones in each period of the demand and, for shifts that run on, up to a day
   * more; counted from the placed shifts, without the model.
   */
  public List<Integer> present(CoverProblem problem) {
    int length = problem.periodMinutes();
    int periods = problem.demand().size();
    int[] present = new int[periods + problem.periodsPerDay()];
    for (PlacedShift shift : shifts) {
      int first = shift.day() * problem.periodsPerDay() + shift.startMinute() / length;
      for (int i = 0; i < shift.pattern().minutes() / length; i++) {
        if (!pausing(shift, i * length)) {
          int at = first + i;
          if (problem.ends() == CoverProblem.Ends.AROUND) {
            at %= periods;
          }
          present[at]++;
        }
      }
    }
    List<Integer> list = new ArrayList<>();
    for (int count : present) {
      list.add(count);
    }
    return list;
  }

  private static boolean pausing(PlacedShift shift, int minute) {
    for (int i = 0; i < shift.breakMinutes().size(); i++) {
      int from = shift.breakMinutes().get(i);
      if (minute >= from && minute < from + shift.pattern().breaks().get(i).minutes()) {
        return true;
      }
    }
    return false;
  }
}
