package io.branchline.console.intraday;

import io.branchline.console.planning.Choice;
import io.branchline.console.planning.Planned;
import io.branchline.console.staffing.Cover;
import io.branchline.console.staffing.Terms;
import io.branchline.forecasting.arrival.Intraday;
import io.branchline.forecasting.arrival.Spread;
import io.branchline.forecasting.erlang.ErlangA;
import io.branchline.forecasting.erlang.Load;
import io.branchline.forecasting.erlang.Performance;
import io.branchline.forecasting.erlang.ServiceLevelFormula;
import io.branchline.scoring.kpi.Counters;
import io.branchline.scoring.kpi.ServiceLevel;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A branch's day at a time: what is over as it came, the rest forecast anew from it, queue by
 * queue, and what the roster makes of it. The branch's agents are taken for one team, as rosters
 * are.
 */
final class Today {

  private final Known known;
  private final Choice choice;
  private final Terms terms;
  private final ServiceLevel formula;
  private final Instant asOf;
  private final double patience;
  private final List<HalfHour> halves = new ArrayList<>();
  private final List<Team.Slot> rest = new ArrayList<>();
  private Level soFar = Level.NONE;
  private Level toCome = Level.NONE;
  private boolean everyHalfRostered = true;
  private double plannedSoFar;
  private double cameSoFar;
  private double plannedRest;
  private double nowRest;

  private Today(Known known, Choice choice, ServiceLevel formula, Instant asOf) {
    this.known = known;
    this.choice = choice;
    this.terms = known.terms();
    this.formula = formula;
    this.asOf = asOf;
    this.patience = known.came().patienceSeconds(asOf);
  }

  /** One half hour while it is put together. */
  private static final class Slot {
    private final String time;
    private final double seconds;
    private double planned;
    private double now;
    private double work;
    private double plannedWork;
    private double offered;
    private boolean anyForecast;
    private Counters counters = Counters.ZERO;
    private boolean known;

    Slot(String time, double seconds) {
      this.time = time;
      this.seconds = seconds;
    }
  }

  /**
   * The day as of a time: what is in the intervals from then on is not looked at.
   *
   * @param choice the branch's calls or those of one of its queues
   * @param asOf when an interval begins
   */
  static Today of(Known known, Choice choice, ServiceLevel formula, Instant asOf) {
    Today today = new Today(known, choice, formula, asOf);
    today.fill(
        known.intervals(), known.calls().stream().mapToDouble(Double::doubleValue).toArray());
    return today;
  }

  private void fill(List<Planned.Interval> intervals, double[] calls) {
    TreeMap<Instant, Slot> slots = new TreeMap<>();
    Map<String, List<Integer>> queues = new TreeMap<>();
    for (int i = 0; i < calls.length; i++) {
      if (choice.queue().isEmpty() || choice.queue().equals(intervals.get(i).queue())) {
        queues.computeIfAbsent(intervals.get(i).queue(), queue -> new ArrayList<>()).add(i);
      }
    }
    double usual = usualHandleSeconds(intervals);
    queues.forEach((queue, of) -> reforecast(intervals, calls, of, usual, slots));
    for (Came.Row row : known.came().rows()) {
      boolean shown = choice.queue().isEmpty() || choice.queue().equals(row.queue());
      if (shown && row.intervalStart().isBefore(asOf)) {
        Slot slot =
            slots.computeIfAbsent(
                row.intervalStart(),
                start -> new Slot(row.localTime(), row.intervalMinutes() * 60.0));
        slot.offered += row.offered();
        slot.counters = slot.counters.plus(row.counters());
        slot.known = true;
      }
    }
    slots.forEach(this::add);
  }

  private static double usualHandleSeconds(List<Planned.Interval> intervals) {
    double calls = 0;
    double work = 0;
    for (Planned.Interval row : intervals) {
      Double handle = row.handleSeconds();
      if (handle != null && handle > 0) {
        calls += row.calls();
        work += row.calls() * handle;
      }
    }
    return calls == 0 ? 0 : work / calls;
  }

  /** One queue: its level from what came, laid on what is left. */
  private void reforecast(
      List<Planned.Interval> intervals,
      double[] calls,
      List<Integer> of,
      double usual,
      Map<Instant, Slot> slots) {
    Planned.Interval first = intervals.get(of.get(0));
    List<Integer> over =
        of.stream().filter(i -> intervals.get(i).intervalStart().isBefore(asOf)).toList();
    Intraday level =
        Intraday.after(
            given(first.dayVariance(), Spread.ASSUMED.day().variance(1)),
            given(first.slotVariance(), Spread.ASSUMED.slot()),
            over.stream().mapToDouble(i -> calls[i]).toArray(),
            over.stream()
                .mapToDouble(
                    i -> known.came().offered(first.queue(), intervals.get(i).intervalStart()))
                .toArray());
    for (int i : of) {
      Planned.Interval interval = intervals.get(i);
      Slot slot =
          slots.computeIfAbsent(
              interval.intervalStart(),
              start -> new Slot(interval.localTime(), interval.intervalMinutes() * 60.0));
      double now = calls[i] * level.factor();
      slot.anyForecast = true;
      slot.planned += calls[i];
      slot.now += now;
      slot.work += now * positive(interval.handleSeconds(), usual);
      slot.plannedWork += calls[i] * positive(interval.handleSeconds(), usual);
    }
  }

  private static double given(@Nullable Double value, double otherwise) {
    return value == null ? otherwise : value;
  }

  private static double positive(@Nullable Double value, double otherwise) {
    return value == null || value <= 0 ? otherwise : value;
  }

  private void add(Instant start, Slot slot) {
    boolean over = start.isBefore(asOf);
    Double rostered =
        choice.queue().isEmpty()
            ? known.cover().at(known.day(), start, (int) (slot.seconds / 60))
            : null;
    Double onPhones = rostered == null ? null : Double.valueOf(rostered * known.worth());
    Double planned = slot.anyForecast ? Double.valueOf(slot.planned) : null;
    if (over) {
      Level level = Level.of(formula, slot.counters);
      soFar = soFar.plus(level);
      plannedSoFar += slot.planned;
      cameSoFar += slot.offered;
      halves.add(
          new HalfHour(
              start,
              slot.time,
              planned,
              slot.known ? Double.valueOf(slot.offered) : null,
              null,
              null,
              rostered,
              onPhones,
              level.share()));
      return;
    }
    plannedRest += slot.planned;
    nowRest += slot.now;
    Load load = load(slot.now, slot.work, slot.seconds);
    int required = required(load);
    rest.add(
        new Team.Slot(
            start,
            slot.time,
            load,
            required,
            required(load(slot.planned, slot.plannedWork, slot.seconds))));
    Level level = expected(load, onPhones);
    toCome = toCome.plus(level);
    halves.add(
        new HalfHour(
            start,
            slot.time,
            planned,
            null,
            slot.now,
            required,
            rostered,
            onPhones,
            level.share()));
  }

  private static Load load(double calls, double work, double seconds) {
    return calls <= 0 || work <= 0
        ? new Load(0, 0, seconds)
        : new Load(calls, work / calls, seconds);
  }

  private int required(Load load) {
    return terms.model().solve(load, terms.target(erlangFormula())).agents();
  }

  private ServiceLevelFormula erlangFormula() {
    return ServiceLevelFormula.valueOf(formula.name());
  }

  /** By Erlang A: with too few agents callers hang up rather than wait for ever. */
  private Level expected(Load load, @Nullable Double onPhones) {
    if (onPhones == null) {
      everyHalfRostered = false;
      return Level.NONE;
    }
    if (load.calls() == 0) {
      return Level.NONE;
    }
    if (onPhones <= 0) {
      return new Level(0, load.calls());
    }
    Performance performance = new ErlangA(patience).at(onPhones, load, terms.seconds());
    return Level.of(formula, load.calls(), performance);
  }

  /** What would help, the cheapest first; empty without a roster. */
  List<Move> moves() {
    Map<Instant, Double> gaps = new HashMap<>();
    for (HalfHour half : halves) {
      Double gap = half.gap();
      if (gap != null) {
        gaps.put(half.start(), gap);
      }
    }
    List<Cover.Shift> shifts =
        known.cover().shifts().stream().filter(shift -> shift.endsAt().isAfter(asOf)).toList();
    return gaps.isEmpty() ? List.of() : Moves.of(gaps, shifts, asOf, known.worth(), known.zone());
  }

  /** The half hours to come, with the calls expected now and the agents that they need. */
  List<Team.Slot> rest() {
    return List.copyOf(rest);
  }

  List<HalfHour> halves() {
    return halves;
  }

  Instant asOf() {
    return asOf;
  }

  double patienceSeconds() {
    return patience;
  }

  boolean hasRoster() {
    return choice.queue().isEmpty() && !known.cover().isEmpty();
  }

  /** The sums of the day. */
  Sums sums() {
    Double whole =
        everyHalfRostered && choice.queue().isEmpty() ? soFar.plus(toCome).share() : null;
    boolean forecast = halves.stream().anyMatch(half -> half.planned() != null);
    return new Sums(
        cameSoFar,
        forecast ? Double.valueOf(plannedSoFar) : null,
        forecast ? Double.valueOf(plannedRest) : null,
        forecast ? Double.valueOf(nowRest) : null,
        soFar.share(),
        everyHalfRostered ? toCome.share() : null,
        whole);
  }

  /**
   * A day's sums; null where there is no figure.
   *
   * @param restLevel expected of the rest, where a roster covers all of it
   * @param wholeLevel so far and the rest together, sums over sums
   */
  record Sums(
      double came,
      @Nullable Double plannedSoFar,
      @Nullable Double plannedRest,
      @Nullable Double nowRest,
      @Nullable Double levelSoFar,
      @Nullable Double restLevel,
      @Nullable Double wholeLevel) {

    /** How much more or less is expected of the rest than was planned; null without a forecast. */
    public @Nullable Double change() {
      return plannedRest == null || nowRest == null || plannedRest == 0
          ? null
          : Double.valueOf(nowRest / plannedRest - 1);
    }
  }
}
