package io.branchline.forecasting.arrival;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@link Additive} fitted to a history. */
final class AdditiveFit implements Fit {

  private static final int ROUNDS = 8;
  private static final int STEPS = 4;
  private static final double FARTHEST = 1.5;
  private static final double LEAST_DISPERSION = 1e-6;
  private static final double DAY_VARIANCE = 0.01;
  private static final double LEAST_DAY_VARIANCE = 1e-5;

  private final WeekdayTypes types;
  private final List<Day> days = new ArrayList<>();
  private final List<DayDesign.Row> rows = new ArrayList<>();
  private final double[] levels;
  private final double[] information;
  private final double[] working;
  private final @Nullable DayDesign design;
  private final @Nullable PenalizedRegression regression;
  private final ProfileSplines profiles;
  private double dispersion = 0.01;
  private double dayVariance = DAY_VARIANCE;
  private double calibration = 1;

  AdditiveFit(Series known, SpecialDays special) {
    this.types = new WeekdayTypes(known, special);
    List<Day> all = new ArrayList<>(known.days().values());
    for (Day day : all) {
      if (types.isOpen(types.of(day.date()))) {
        days.add(day);
      }
    }
    int n = days.size();
    this.levels = new double[n];
    this.information = new double[n];
    this.working = new double[n];
    this.profiles = new ProfileSplines(types, known.grid().slots());
    if (n == 0) {
      design = null;
      regression = null;
      return;
    }
    design = new DayDesign(special, days.get(0).date(), days.get(n - 1).date());
    regression = design.regression();
    for (int i = 0; i < n; i++) {
      rows.add(design.row(days.get(i).date()));
      levels[i] = Math.log(days.get(i).total() + 0.5);
    }
    profiles.start(days);
    for (int round = 0; round < ROUNDS; round++) {
      measureDays();
      fitDays(regression);
      profiles.fit(days, levels, dispersion);
      measureDispersion();
    }
    calibrate(regression);
  }

  /** Each day's working level and how much is known of it, given the profile. */
  private void measureDays() {
    for (int i = 0; i < days.size(); i++) {
      Day day = days.get(i);
      double[] profile = profiles.of(types.of(day.date()));
      double level = Math.exp(levels[i]);
      double score = 0;
      double weight = 0;
      for (int slot = 0; slot < profile.length; slot++) {
        double mean = level * profile[slot];
        if (mean > 0 && day.has(slot)) {
          double spread = 1 + dispersion * mean;
          score += (day.calls(slot) - mean) / spread;
          weight += mean / spread;
        }
      }
      information[i] = Math.max(weight, 1e-9);
      working[i] = levels[i] + Math.max(-FARTHEST, Math.min(FARTHEST, score / information[i]));
    }
  }

  private void fitDays(PenalizedRegression by) {
    for (int step = 0; step < STEPS; step++) {
      by.clear();
      for (int i = 0; i < days.size(); i++) {
        DayDesign.Row row = rows.get(i);
        by.add(row.columns(), row.values(), weight(i), working[i] - row.offset());
      }
      by.solve();
      adaptDayVariance(by);
      by.adaptPenalties();
    }
    for (int i = 0; i < days.size(); i++) {
      double expected = expected(by, rows.get(i));
      double share = dayVariance / (dayVariance + 1 / information[i]);
      levels[i] = expected + share * (working[i] - expected);
    }
  }

  private double weight(int day) {
    return 1 / (1 / information[day] + dayVariance);
  }

  private static double expected(PenalizedRegression by, DayDesign.Row row) {
    return row.offset() + by.value(row.columns(), row.values());
  }

  /**
   * A Fellner step up the restricted likelihood: t^2 y'PPy / tr P, with P y = weight x residual.
   */
  private void adaptDayVariance(PenalizedRegression by) {
    double up = 0;
    double down = 0;
    for (int i = 0; i < days.size(); i++) {
      DayDesign.Row row = rows.get(i);
      double weight = weight(i);
      double left = weight * (working[i] - expected(by, row));
      up += left * left;
      down += weight - weight * weight * by.leverage(row.columns(), row.values());
    }
    double moved = down <= 0 ? dayVariance : dayVariance * up / down;
    dayVariance = Math.max(LEAST_DAY_VARIANCE, Math.min(1, moved));
  }

  private void measureDispersion() {
    double up = 0;
    double down = 0;
    for (int i = 0; i < days.size(); i++) {
      Day day = days.get(i);
      double[] profile = profiles.of(types.of(day.date()));
      double level = Math.exp(levels[i]);
      for (int slot = 0; slot < profile.length; slot++) {
        double mean = level * profile[slot];
        if (mean > 0 && day.has(slot)) {
          double error = day.calls(slot) - mean;
          up += error * error - mean;
          down += mean * mean;
        }
      }
    }
    dispersion = down == 0 ? LEAST_DISPERSION : Math.max(LEAST_DISPERSION, up / down);
  }

  /** The log's mean is not the mean's log: lets the fitted days sum to what came. */
  private void calibrate(PenalizedRegression by) {
    double came = 0;
    double fitted = 0;
    for (int i = 0; i < days.size(); i++) {
      came += days.get(i).total();
      fitted += Math.exp(expected(by, rows.get(i)));
    }
    calibration = fitted == 0 ? 1 : came / fitted;
  }

  @Override
  public double[] calls(LocalDate date) {
    int type = types.of(date);
    double[] profile = profiles.of(type);
    double[] calls = new double[profile.length];
    if (design == null || regression == null || (!types.isOpen(type) && types.isKnown(type))) {
      return calls;
    }
    double level = calibration * Math.exp(expected(regression, design.row(date)));
    for (int slot = 0; slot < calls.length; slot++) {
      calls[slot] = level * profile[slot];
    }
    return calls;
  }

  /**
   * How uncertain the model finds whole days: a day's own doing, the level as it was last seen, and
   * the trend's steps since.
   */
  ModelledSpread spread() {
    if (design == null || regression == null) {
      return new ModelledSpread(Spread.ASSUMED, 0);
    }
    LocalDate last = days.get(days.size() - 1).date();
    double level = 0;
    int open = 0;
    for (int ahead = 1; ahead <= WeekdayTypes.COUNT; ahead++) {
      LocalDate date = last.plusDays(ahead);
      if (types.isOpen(types.of(date))) {
        DayDesign.Row row = design.row(date);
        level += regression.leverage(row.columns(), row.values());
        open++;
      }
    }
    level /= Math.max(1, open);
    double weekly = design.weeklyStepVariance(regression);
    double freedom = Math.max(0, days.size() - regression.freedom());
    DaySpread day = new DaySpread(dayVariance + level + weekly / 2, weekly, level + weekly / 2);
    return new ModelledSpread(new Spread(day, dispersion), freedom);
  }

  /** What a model says of its own uncertainty, and by how many free observations. */
  record ModelledSpread(Spread spread, double freedom) {}
}
