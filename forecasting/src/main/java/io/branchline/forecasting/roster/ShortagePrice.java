package io.branchline.forecasting.roster;

import java.util.ArrayList;
import java.util.List;

/**
 * What missing agents cost. The first tenth of a shift's need is missed at the price of an hour;
 * each further tenth is dearer, up to the last, which leaves a small shift with nobody. So the same
 * missing hours cost least where they are spread over shifts in proportion to their need.
 */
public final class ShortagePrice {

  /*
   * The k-th agent missing of n costs worth * (1 + rise * (ceil(10 k / n) - 1) / 9), in whole yuan: a convex function of k,
   * linear in ten pieces whatever n is, so that models need ten variables for a shift and not n.
   */

  private static final int TENTHS = 10;

  private final RuleBook.Costs costs;

  /** By these prices. */
  public ShortagePrice(RuleBook.Costs costs) {
    this.costs = costs;
  }

  /**
   * Agents who are missed at the same price.
   *
   * @param agents 1 or more
   * @param yuan for each of them
   */
  public record Band(int agents, long yuan) {}

  /** The prices of the places of a row, the cheapest (those that are missed first) first. */
  public List<Band> bands(ShiftType type, Demand row) {
    List<Band> bands = new ArrayList<>();
    int missing = 0;
    while (missing < row.agents()) {
      long yuan = yuan(type, row, missing + 1);
      int first = missing;
      while (missing < row.agents() && yuan(type, row, missing + 1) == yuan) {
        missing++;
      }
      bands.add(new Band(missing - first, yuan));
    }
    return bands;
  }

  /**
   * The yuan that the k-th missing agent of a row costs.
   *
   * @param missing k, from 1 to the row's agents
   */
  public long yuan(ShiftType type, Demand row, int missing) {
    int tenth = (TENTHS * (row.openElsewhere() + missing) + row.whole() - 1) / row.whole();
    long rise = (long) costs.shortageRise() * (Math.min(TENTHS, tenth) - 1);
    long worth = Problem.worth(type, costs.shortageHour());
    return Math.round((double) worth * (100 * (TENTHS - 1) + rise) / (100 * (TENTHS - 1)));
  }

  /** The yuan that so many missing agents of a row cost together. */
  public long sum(ShiftType type, Demand row, int missing) {
    long sum = 0;
    for (int k = 1; k <= missing; k++) {
      sum += yuan(type, row, k);
    }
    return sum;
  }
}
