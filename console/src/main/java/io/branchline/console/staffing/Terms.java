package io.branchline.console.staffing;

import io.branchline.forecasting.erlang.Shrinkage;
import io.branchline.forecasting.erlang.Target;
import java.math.BigDecimal;

/**
 * What a planner sets with the sliders, in whole percent and seconds.
 *
 * @param level share of calls to answer in time, 50 to 99 %
 * @param seconds within how long, 0 to 120 s
 * @param occupancy the agents' largest busy share, 50 to 100 %
 * @param shrinkage paid time away from the phones, 0 to 60 %
 */
record Terms(int level, int seconds, int occupancy, int shrinkage) {

  /** What the field most often promises. */
  static final Terms USUAL = new Terms(80, 20, 85, 30);

  /** Bounds every term. */
  Terms {
    level = Math.min(99, Math.max(50, level));
    seconds = Math.min(120, Math.max(0, seconds));
    occupancy = Math.min(100, Math.max(50, occupancy));
    shrinkage = Math.min(60, Math.max(0, shrinkage));
  }

  Target target() {
    return Target.of(level / 100.0, seconds)
        .withMaxOccupancy(occupancy / 100.0)
        .withShrinkage(new Shrinkage(BigDecimal.valueOf(shrinkage, 2)));
  }
}
