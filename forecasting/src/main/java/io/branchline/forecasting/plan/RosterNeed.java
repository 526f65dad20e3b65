package io.branchline.forecasting.plan;

import io.branchline.forecasting.plan.DemandCurve.Column;
import io.branchline.forecasting.plan.DemandCurve.Pooling;
import io.branchline.forecasting.roster.Period;
import io.branchline.warehouse.Warehouse;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Agents that a roster is to have at work, half hour by half hour: what the solver covers. */
public final class RosterNeed {

  /** Half hours of a day. */
  public static final int SLOTS = 48;

  private static final int QUARTERS = DemandCurve.PER_DAY / SLOTS;

  private RosterNeed() {}

  /**
   * By the newest staffing of the branch: of all queues as one pool, or where somebody's skills are
   * limited of each queue, added up.
   *
   * @return by day from the period's first; days without staffing are missing
   */
  public static Map<Integer, List<Integer>> of(Warehouse warehouse, String branch, Period period) {
    RosterStore store = new RosterStore(warehouse);
    DemandCurve curve =
        DemandCurve.newest(
            warehouse,
            branch,
            store.staffedBy(branch),
            period,
            Column.SCHEDULED,
            Pooling.of(store, branch));
    Map<Integer, List<Integer>> days = new TreeMap<>();
    for (int day = 0; day < period.days(); day++) {
      if (curve.knows(day)) {
        Integer[] slots = new Integer[SLOTS];
        Arrays.fill(slots, 0);
        for (int[] need : curve.needs().values()) {
          add(need, day * DemandCurve.PER_DAY, slots);
        }
        days.put(day, List.of(slots));
      }
    }
    return days;
  }

  private static void add(int[] need, int first, Integer[] slots) {
    for (int slot = 0; slot < SLOTS; slot++) {
      int most = 0;
      for (int quarter = 0; quarter < QUARTERS; quarter++) {
        most = Math.max(most, need[first + slot * QUARTERS + quarter]);
      }
      slots[slot] += most;
    }
  }
}
