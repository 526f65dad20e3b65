package io.branchline.console.whatif;

import io.branchline.forecasting.simulation.Spread;
import io.branchline.forecasting.whatif.Change;
import io.branchline.forecasting.whatif.Scenario;
import io.branchline.forecasting.whatif.Simulated;
import io.branchline.forecasting.whatif.Staffed;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A scenario beside today.
 *
 * @param amounts that its name says
 * @param simulated null until it is known
 */
record Row(
    Change change,
    List<String> amounts,
    Scenario scenario,
    Staffed staffed,
    @Nullable Simulated simulated,
    Staffed today,
    @Nullable Spread todaysLevel) {

  /** Lines of the peak that are shown one by one. */
  private static final int MOST_LINES = 10;

  /** The service level with the agents that the scenario takes. */
  public @Nullable Spread level() {
    return simulated == null ? null : simulated.serviceLevel();
  }

  /** The service level with today's roster. */
  public @Nullable Spread unchanged() {
    return simulated == null ? null : simulated.unchanged();
  }

  /** Agents at the peak more than today's. */
  public int moreAgents() {
    return staffed.peak().agents() - today.peak().agents();
  }

  /** Cost more than today's, a share of it; null where today costs nothing. */
  public @Nullable Double moreCost() {
    return today.cost() == 0 ? null : Double.valueOf(staffed.cost() / today.cost() - 1);
  }

  /** Service level more than today's. */
  public @Nullable Double moreLevel() {
    Spread level = level();
    return level == null || todaysLevel == null
        ? null
        : Double.valueOf(level.mean() - todaysLevel.mean());
  }

  /** The lines with most agents at the peak. */
  public List<Staffed.PeakLine> lines() {
    return staffed.peak().lines().stream()
        .sorted(Comparator.comparingInt(Staffed.PeakLine::agents).reversed())
        .limit(MOST_LINES)
        .toList();
  }

  /** How many lines are not shown. */
  public int moreLines() {
    return Math.max(0, staffed.peak().lines().size() - MOST_LINES);
  }
}
