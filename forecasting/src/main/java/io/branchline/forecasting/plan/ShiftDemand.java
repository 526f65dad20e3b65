package io.branchline.forecasting.plan;

import io.branchline.forecasting.cover.CoverPlan;
import io.branchline.forecasting.cover.CoverPlan.PlacedShift;
import io.branchline.forecasting.cover.CoverProblem;
import io.branchline.forecasting.cover.CoverSolver;
import io.branchline.forecasting.cover.ShiftPattern;
import io.branchline.forecasting.roster.Demand;
import io.branchline.forecasting.roster.Period;
import io.branchline.forecasting.roster.solver.SearchLimits;
import io.branchline.warehouse.Failure;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * From agents needed over time to agents in shifts: a cover for each skill and week. What a week's
 * last nights cover of the next is taken from the next one's need.
 */
final class ShiftDemand {

  private static final int WEEK = 7;

  private final Period period;
  private final ShiftCatalogue catalogue;
  private final Duration time;
  private final int workers;
  private final int seed;
  private final double effort;
  private final Map<String, Integer> places = new TreeMap<>();
  private final Map<String, List<PlacedShift>> placed = new HashMap<>();
  private double paidHours;
  private double boundHours;
  private double linearHours;
  private long beforeOpening;

  /**
   * A cover that is not yet sought.
   *
   * @param limits where the effort is finite the answer depends on the seed only
   */
  ShiftDemand(Period period, ShiftCatalogue catalogue, SearchLimits limits) {
    this.period = period;
    this.catalogue = catalogue;
    this.time = limits.time();
    this.workers = limits.workers();
    this.seed = limits.seed();
    this.effort = limits.effort();
  }

  /**
   * Covers a need.
   *
   * @throws Failure where no shift type reaches a time at which somebody is needed
   */
  void cover(DemandCurve curve) {
    int weeks = (period.days() + WEEK - 1) / WEEK;
    int solves = Math.max(1, weeks * curve.needs().size());
    Duration each = time.dividedBy(solves);
    double units = effort / solves;
    curve.needs().forEach((skill, need) -> skill(skill, need.clone(), weeks, each, units));
  }

  private void skill(String skill, int[] need, int weeks, Duration each, double units) {
    List<ShiftPattern> patterns = catalogue.patterns(skill);
    for (int week = 0; week < weeks; week++) {
      int firstDay = week * WEEK;
      int days = Math.min(WEEK, period.days() - firstDay);
      if (week == 0) {
        dropMorningBefore(need, patterns);
      }
      List<Integer> part = week(need, firstDay, days, firstStart(patterns));
      try {
        CoverProblem problem =
            new CoverProblem(DemandCurve.MINUTES, part, CoverProblem.Ends.OPEN, patterns);
        CoverSolver solver =
            Double.isFinite(units)
                ? CoverSolver.repeatable(problem, units, seed)
                : new CoverSolver(problem, each, workers, seed);
        CoverPlan plan = solver.solve();
        carryOver(need, plan.present(problem), firstDay, days);
        take(skill, plan, firstDay);
      } catch (IllegalArgumentException e) {
        throw new Failure(
            Failure.Code.BAD_INPUT,
            "Week "
                + (week + 1)
                + " cannot be covered: "
                + e.getMessage()
                + ". Add a shift type that starts earlier or lasts longer.",
            e);
      }
    }
  }

  /** A week's need, with the morning after it that only its own nights can reach. */
  private static List<Integer> week(int[] need, int firstDay, int days, int firstStart) {
    int from = firstDay * DemandCurve.PER_DAY;
    int length = days * DemandCurve.PER_DAY;
    List<Integer> part = new ArrayList<>();
    for (int i = 0; i < length; i++) {
      part.add(need[from + i]);
    }
    if (from + length < need.length) {
      for (int i = 0; i < DemandCurve.PER_DAY; i++) {
        part.add(i < firstStart ? need[from + length + i] : 0);
      }
    }
    return part;
  }

  /** The quarter hour of the day in which the earliest shift starts. */
  private static int firstStart(List<ShiftPattern> patterns) {
    return patterns.stream()
            .flatMap(pattern -> pattern.startMinutes().stream())
            .mapToInt(Integer::intValue)
            .min()
            .orElse(0)
        / DemandCurve.MINUTES;
  }

  /** The first morning belongs to nights of the day before: what starts today cannot reach it. */
  private void dropMorningBefore(int[] need, List<ShiftPattern> patterns) {
    for (int i = 0; i < firstStart(patterns); i++) {
      beforeOpening += need[i];
      need[i] = 0;
    }
  }

  private void carryOver(int[] need, List<Integer> present, int firstDay, int days) {
    int next = (firstDay + days) * DemandCurve.PER_DAY;
    for (int i = 0; i < DemandCurve.PER_DAY && next + i < need.length; i++) {
      need[next + i] = Math.max(0, need[next + i] - present.get(days * DemandCurve.PER_DAY + i));
    }
  }

  private void take(String skill, CoverPlan plan, int firstDay) {
    paidHours += plan.paidMinutes() / 60.0;
    boundHours += plan.bound() / 60;
    linearHours += plan.linearBound() / 60;
    for (PlacedShift shift : plan.shifts()) {
      LocalDate date = period.date(firstDay + shift.day());
      places.merge(date + "\n" + shift.pattern().id() + "\n" + skill, 1, Integer::sum);
      placed
          .computeIfAbsent(date + "\n" + shift.pattern().id(), key -> new ArrayList<>())
          .add(shift);
    }
  }

  /** The places, by date, shift type and skill. */
  List<Demand> demand() {
    List<Demand> demand = new ArrayList<>();
    places.forEach(
        (key, agents) -> {
          String[] part = key.split("\n", -1);
          demand.add(new Demand(LocalDate.parse(part[0]), part[1], part[2], agents));
        });
    return demand;
  }

  /** The breaks of a day's shifts, one entry a place. */
  List<PlacedShift> placed(LocalDate date, String shift) {
    return placed.getOrDefault(date + "\n" + shift, List.of());
  }

  double paidHours() {
    return paidHours;
  }

  double boundHours() {
    return boundHours;
  }

  double linearHours() {
    return linearHours;
  }

  /** Agent-quarters needed on the first morning before any shift of the period can start. */
  long beforeOpening() {
    return beforeOpening;
  }
}
