package io.branchline.console.staffing;

import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A day's sums.
 *
 * @param rosteredHours agent hours at work by the roster; null where there is none
 * @param shortHours agent hours that the roster lacks where it lacks any
 */
record DaySum(
    Need total,
    int peak,
    String peakTime,
    double agentHours,
    double scheduledHours,
    @Nullable Double rosteredHours,
    @Nullable Double shortHours) {

  static DaySum of(List<Cell> cells) {
    Cell peak =
        cells.stream().max(Comparator.comparingInt(cell -> cell.need().agents())).orElse(null);
    boolean rostered = cells.stream().anyMatch(cell -> cell.rostered() != null);
    double agents = 0;
    double scheduled = 0;
    double atWork = 0;
    double lacking = 0;
    for (Cell cell : cells) {
      double hours = cell.need().intervalSeconds() / 3600;
      agents += cell.need().agents() * hours;
      scheduled += cell.need().scheduled() * hours;
      Double gap = cell.gap();
      atWork += cell.rostered() == null ? 0 : cell.rostered() * hours;
      lacking += gap == null ? 0 : Math.max(0, -gap) * hours;
    }
    return new DaySum(
        cells.stream().map(Cell::need).reduce(Need.NOTHING, Need::plus),
        peak == null ? 0 : peak.need().agents(),
        peak == null ? "" : peak.time(),
        agents,
        scheduled,
        rostered ? Double.valueOf(atWork) : null,
        rostered ? Double.valueOf(lacking) : null);
  }

  /** Busy share of the agents' time on the phones. */
  public @Nullable Double occupancy() {
    return agentHours == 0 ? null : Double.valueOf(total.workSeconds() / 3600 / agentHours);
  }
}
