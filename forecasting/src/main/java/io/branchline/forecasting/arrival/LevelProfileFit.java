package io.branchline.forecasting.arrival;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** {@link LevelProfile} fitted to a history. */
final class LevelProfileFit implements Fit {

  private static final int WEEKDAYS = 7;
  private static final int ROUNDS = 5;
  private static final double LEVEL_KERNEL_DAYS = 7;
  private static final double NEXT_DAY = Math.exp(-1 / LEVEL_KERNEL_DAYS);
  private static final double PROFILE_HALF_LIFE_DAYS = 28;

  /** So many slots without a call in a row are closing time and no chance. */
  private static final int CLOSED_RUN = 4;

  private final Grid grid;
  private final SpecialDays special;
  private final LevelProfile.Settings settings;
  private final List<Day> days;
  private final int[] types;
  private final double[] totals;
  private final int[] typeDays = new int[WEEKDAYS];
  private final double[] effects = new double[WEEKDAYS];
  private final double[][] profiles;
  private final boolean[] reached = new boolean[WEEKDAYS];
  private double level;

  LevelProfileFit(Series known, SpecialDays special, LevelProfile.Settings settings) {
    this.grid = known.grid();
    this.special = special;
    this.settings = settings;
    this.days = new ArrayList<>(known.days().values());
    this.types = new int[days.size()];
    this.totals = new double[days.size()];
    int slots = grid.slots();
    this.profiles = new double[WEEKDAYS][slots];
    for (int i = 0; i < days.size(); i++) {
      Day day = days.get(i);
      types[i] = special.typeOf(day.date()).getValue() - 1;
      typeDays[types[i]]++;
      for (int slot = 0; slot < slots; slot++) {
        totals[i] += day.calls(slot);
      }
    }
    if (!days.isEmpty()) {
      LocalDate first = days.get(0).date();
      int span = age(first) + 1;
      for (LocalDate date : LevelProfile.dates(first, span)) {
        reached[special.typeOf(date).getValue() - 1] = true;
      }
      fitLevel();
      fitProfiles();
    }
  }

  @Override
  public double[] calls(LocalDate date) {
    int type = special.typeOf(date).getValue() - 1;
    double[] calls = new double[grid.slots()];
    for (int slot = 0; slot < calls.length; slot++) {
      calls[slot] = Math.max(0, level * effects[type] * profiles[type][slot]);
    }
    return calls;
  }

  /** Days before the last known day. */
  private int age(LocalDate date) {
    return (int) ChronoUnit.DAYS.between(date, days.get(days.size() - 1).date());
  }

  private void fitLevel() {
    int n = days.size();
    Arrays.fill(effects, 1);
    int[] ages = days.stream().mapToInt(day -> age(day.date())).toArray();
    double[] around = nearby(totals, ages);
    double[] weights = new double[n];
    for (int round = 0; round < ROUNDS; round++) {
      double[] calls = new double[WEEKDAYS];
      double[] expected = new double[WEEKDAYS];
      for (int i = 0; i < n; i++) {
        weights[i] = effects[types[i]];
      }
      double[] weight = nearby(weights, ages);
      for (int i = 0; i < n; i++) {
        calls[types[i]] += totals[i];
        expected[types[i]] += weight[i] == 0 ? 0 : around[i] / weight[i];
      }
      for (int type = 0; type < WEEKDAYS; type++) {
        if (typeDays[type] == 0) {
          effects[type] = reached[type] ? 0 : 1;
        } else {
          effects[type] = expected[type] == 0 ? 0 : calls[type] / expected[type];
        }
      }
    }
    double sum = 0;
    double weight = 0;
    for (int i = 0; i < n; i++) {
      double recent = Math.pow(0.5, ages[i] / settings.halfLifeDays());
      sum += recent * totals[i];
      weight += recent * effects[types[i]];
    }
    level = weight == 0 ? 0 : sum / weight;
  }

  /** Sums over all days, each weighed by exp(-distance / 7 days): once forth and once back. */
  private static double[] nearby(double[] values, int[] ages) {
    int n = values.length;
    double[] sums = new double[n];
    double forth = 0;
    for (int i = 0; i < n; i++) {
      forth = (i == 0 ? 0 : forth * near(ages[i - 1] - ages[i])) + values[i];
      sums[i] = forth;
    }
    double back = 0;
    for (int i = n - 2; i >= 0; i--) {
      back = (back + values[i + 1]) * near(ages[i] - ages[i + 1]);
      sums[i] += back;
    }
    return sums;
  }

  private static double near(int days) {
    return days == 1 ? NEXT_DAY : Math.exp(-days / LEVEL_KERNEL_DAYS);
  }

  private void fitProfiles() {
    int slots = grid.slots();
    double[][] calls = new double[WEEKDAYS][slots];
    double[] all = new double[slots];
    double[] plain = new double[slots];
    double total = 0;
    for (int i = 0; i < days.size(); i++) {
      Day day = days.get(i);
      double recent = Math.pow(0.5, age(day.date()) / PROFILE_HALF_LIFE_DAYS);
      for (int slot = 0; slot < slots; slot++) {
        double count = recent * day.calls(slot);
        calls[types[i]][slot] += count;
        all[slot] += count;
        plain[slot] += day.calls(slot);
        total += count;
      }
    }
    if (total == 0) {
      return;
    }
    double width = settings.smoothingMinutes() / grid.minutes();
    boolean[] closed = Smoothing.closed(plain, CLOSED_RUN);
    double[] common = Smoothing.linear(all, closed, width / 2);
    double sum = Arrays.stream(common).sum();
    for (int slot = 0; slot < slots; slot++) {
      common[slot] /= sum;
    }
    for (int type = 0; type < WEEKDAYS; type++) {
      double typeTotal = Arrays.stream(calls[type]).sum();
      double[] expected = new double[slots];
      for (int slot = 0; slot < slots; slot++) {
        expected[slot] = typeTotal * common[slot];
      }
      double[] ratio = Smoothing.ratio(calls[type], expected, closed, width, settings.priorCalls());
      double whole = 0;
      for (int slot = 0; slot < slots; slot++) {
        profiles[type][slot] = common[slot] * ratio[slot];
        whole += profiles[type][slot];
      }
      for (int slot = 0; slot < slots; slot++) {
        profiles[type][slot] /= whole;
      }
    }
  }
}
