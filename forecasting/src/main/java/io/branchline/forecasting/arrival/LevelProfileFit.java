package io.branchline.forecasting.arrival;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@link LevelProfile} fitted to a history. */
final class LevelProfileFit {

  private static final int WEEKDAYS = 7;
  private static final int ROUNDS = 5;
  private static final double LEVEL_KERNEL_DAYS = 7;
  private static final double PROFILE_HALF_LIFE_DAYS = 28;

  /** Calls that draw a slot's handle time to the queue's. */
  private static final double PRIOR_HANDLED = 20;

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
  private final double[] handle;
  private final boolean[] reached = new boolean[WEEKDAYS];
  private double level;
  private double meanHandle = Double.NaN;

  LevelProfileFit(Series known, SpecialDays special, LevelProfile.Settings settings) {
    this.grid = known.grid();
    this.special = special;
    this.settings = settings;
    this.days = new ArrayList<>(known.days().values());
    this.types = new int[days.size()];
    this.totals = new double[days.size()];
    int slots = grid.slots();
    this.profiles = new double[WEEKDAYS][slots];
    this.handle = new double[slots];
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
      fitHandleTime();
    }
  }

  List<Expectation> forecast(LocalDate origin, int ahead) {
    List<Expectation> expectations = new ArrayList<>(ahead * grid.slots());
    for (LocalDate date : LevelProfile.dates(origin, ahead)) {
      DayOfWeek type = special.typeOf(date);
      for (Grid.Interval interval : grid.of(date)) {
        int slot = interval.slot();
        double calls = level * effects[type.getValue() - 1] * profiles[type.getValue() - 1][slot];
        expectations.add(
            new Expectation(interval.start(), date, slot, Math.max(0, calls), handleSeconds(slot)));
      }
    }
    return expectations;
  }

  private @Nullable Double handleSeconds(int slot) {
    return Double.isNaN(meanHandle) ? null : handle[slot];
  }

  /** Days before the last known day. */
  private int age(LocalDate date) {
    return (int) ChronoUnit.DAYS.between(date, days.get(days.size() - 1).date());
  }

  private void fitLevel() {
    int n = days.size();
    Arrays.fill(effects, 1);
    double[] kernel = new double[age(days.get(0).date()) + 1];
    for (int distance = 0; distance < kernel.length; distance++) {
      kernel[distance] = Math.exp(-distance / LEVEL_KERNEL_DAYS);
    }
    int[] ages = days.stream().mapToInt(day -> age(day.date())).toArray();
    for (int round = 0; round < ROUNDS; round++) {
      double[] calls = new double[WEEKDAYS];
      double[] expected = new double[WEEKDAYS];
      for (int i = 0; i < n; i++) {
        double sum = 0;
        double weight = 0;
        for (int j = 0; j < n; j++) {
          double near = kernel[Math.abs(ages[i] - ages[j])];
          sum += near * totals[j];
          weight += near * effects[types[j]];
        }
        calls[types[i]] += totals[i];
        expected[types[i]] += weight == 0 ? 0 : sum / weight;
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

  private void fitHandleTime() {
    int slots = grid.slots();
    double[] seconds = new double[slots];
    double[] handled = new double[slots];
    double allSeconds = 0;
    double allHandled = 0;
    for (Day day : days) {
      double recent = Math.pow(0.5, age(day.date()) / PROFILE_HALF_LIFE_DAYS);
      for (int slot = 0; slot < slots; slot++) {
        seconds[slot] += recent * day.handleSeconds(slot);
        handled[slot] += recent * day.handled(slot);
        allSeconds += recent * day.handleSeconds(slot);
        allHandled += recent * day.handled(slot);
      }
    }
    if (allHandled == 0) {
      return;
    }
    meanHandle = allSeconds / allHandled;
    for (int slot = 0; slot < slots; slot++) {
      handle[slot] = (seconds[slot] + PRIOR_HANDLED * meanHandle) / (handled[slot] + PRIOR_HANDLED);
    }
  }
}
