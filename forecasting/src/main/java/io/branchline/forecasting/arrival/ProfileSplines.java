package io.branchline.forecasting.arrival;

import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The shares of a day's slots by weekday type: a common spline and each type's own. */
final class ProfileSplines {

  private static final double HALF_LIFE_DAYS = 180;
  private static final double FARTHEST = 1.5;
  private static final int STEPS = 2;

  private final WeekdayTypes types;
  private final int slots;
  private final double[][] profiles;
  private final @Nullable PenalizedRegression regression;
  private final int[][] columns;
  private final double[][] values;
  private final int commonSize;
  private final int ownSize;

  ProfileSplines(WeekdayTypes types, int slots) {
    this.types = types;
    this.slots = slots;
    this.profiles = new double[WeekdayTypes.COUNT][slots];
    this.columns = new int[slots][];
    this.values = new double[slots][];
    int from = slots;
    int to = -1;
    for (int type = 0; type < WeekdayTypes.COUNT; type++) {
      for (int slot = 0; slot < slots; slot++) {
        if (types.isOpen(type, slot)) {
          from = Math.min(from, slot);
          to = Math.max(to, slot);
        }
      }
    }
    if (to < 0) {
      commonSize = 0;
      ownSize = 0;
      regression = null;
      return;
    }
    int span = to - from + 1;
    commonSize = Math.max(6, Math.min(36, span * 3 / 4));
    ownSize = Math.max(5, Math.min(14, span / 3));
    SplineBasis common = new SplineBasis(from, to, commonSize);
    SplineBasis own = new SplineBasis(from, to, ownSize);
    for (int slot = from; slot <= to; slot++) {
      int[] at = new int[8];
      for (int i = 0; i < 4; i++) {
        at[i] = WeekdayTypes.COUNT * ownSize + common.first(slot) + i;
        at[4 + i] = own.first(slot) + i;
      }
      columns[slot] = at;
      values[slot] = Arrays.copyOf(common.values(slot), 8);
      System.arraycopy(own.values(slot), 0, values[slot], 4, 4);
    }
    regression =
        new PenalizedRegression(
            commonSize + WeekdayTypes.COUNT * ownSize,
            List.of(
                PenalizedRegression.Penalty.bends(WeekdayTypes.COUNT * ownSize, commonSize),
                PenalizedRegression.Penalty.steps(0, ownSize, WeekdayTypes.COUNT)),
            10);
  }

  /** Shares that sum to 1 over the slots in which the type is open. */
  double[] of(int type) {
    return profiles[type];
  }

  /** Moves the profiles towards what came, given each day's level as a logarithm. */
  void fit(List<Day> days, double[] levels, double dispersion) {
    if (regression == null) {
      return;
    }
    double[][] weights = new double[WeekdayTypes.COUNT][slots];
    double[][] scores = new double[WeekdayTypes.COUNT][slots];
    for (int i = 0; i < days.size(); i++) {
      Day day = days.get(i);
      int type = types.of(day.date());
      double recent = recent(days, day);
      double level = Math.exp(levels[i]);
      for (int slot = 0; slot < slots; slot++) {
        double mean = level * profiles[type][slot];
        if (mean > 0 && day.has(slot)) {
          double scaled = recent / (1 + dispersion * mean);
          scores[type][slot] += scaled * (day.calls(slot) - mean);
          weights[type][slot] += scaled * mean;
        }
      }
    }
    solve(regression, weights, scores);
  }

  private void solve(PenalizedRegression by, double[][] weights, double[][] scores) {
    for (int step = 0; step < STEPS; step++) {
      by.clear();
      for (int type = 0; type < WeekdayTypes.COUNT; type++) {
        for (int slot = 0; slot < slots; slot++) {
          double weight = weights[type][slot];
          if (weight > 1e-9 && profiles[type][slot] > 0) {
            double move = Math.max(-FARTHEST, Math.min(FARTHEST, scores[type][slot] / weight));
            by.add(
                columns(type, slot), values[slot], weight, Math.log(profiles[type][slot]) + move);
          }
        }
      }
      by.solve();
      by.adaptPenalties();
    }
    for (int type = 0; type < WeekdayTypes.COUNT; type++) {
      for (int slot = 0; slot < slots; slot++) {
        if (types.isOpen(type, slot)) {
          profiles[type][slot] = Math.exp(by.value(columns(type, slot), values[slot]));
        }
      }
      normalize(profiles[type]);
    }
  }

  /** All weekdays' shares together: what the first round's levels are measured against. */
  void start(List<Day> days) {
    double[] all = new double[slots];
    Arrays.fill(all, 0.1);
    for (Day day : days) {
      for (int slot = 0; slot < slots; slot++) {
        all[slot] += day.calls(slot);
      }
    }
    for (int type = 0; type < WeekdayTypes.COUNT; type++) {
      for (int slot = 0; slot < slots; slot++) {
        profiles[type][slot] = types.isOpen(type, slot) ? all[slot] : 0;
      }
      normalize(profiles[type]);
    }
  }

  private int[] columns(int type, int slot) {
    int[] at = columns[slot].clone();
    for (int i = 4; i < 8; i++) {
      at[i] += type * ownSize;
    }
    return at;
  }

  private static double recent(List<Day> days, Day day) {
    long age = ChronoUnit.DAYS.between(day.date(), days.get(days.size() - 1).date());
    return Math.pow(0.5, age / HALF_LIFE_DAYS);
  }

  private static void normalize(double[] shares) {
    double sum = 0;
    for (double share : shares) {
      sum += share;
    }
    for (int i = 0; i < shares.length && sum > 0; i++) {
      shares[i] /= sum;
    }
  }
}
