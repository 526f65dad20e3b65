package io.branchline.console.staffing;

import io.branchline.console.planning.Planned;
import io.branchline.forecasting.erlang.Load;
import io.branchline.forecasting.erlang.ServiceLevelFormula;
import io.branchline.forecasting.erlang.StaffingModel;
import io.branchline.forecasting.erlang.Target;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A branch's forecast with the planners' layer, and the agents that it asks for, queue by queue. An
 * hour that a day has twice is told apart by a mark behind its time.
 */
public final class Plan {

  /** Behind the time of the second of two equal hours. */
  private static final String AGAIN = "*";

  private final TreeMap<LocalDate, TreeMap<String, Slot>> days = new TreeMap<>();

  /**
   * A half hour.
   *
   * @param needs by queue
   */
  public record Slot(Instant start, int minutes, TreeMap<String, Need> needs) {

    /** All queues together. */
    public Need need() {
      return needs.values().stream().reduce(Need.NOTHING, Need::plus);
    }
  }

  /**
   * Solves every half hour.
   *
   * @param calls of each interval, layer included
   * @param queue the one to staff; empty for all
   * @param team whether several queues are staffed apart or as one team that serves them all
   */
  public static Plan of(
      List<Planned.Interval> intervals,
      double[] calls,
      String queue,
      Team team,
      Terms terms,
      ServiceLevelFormula formula) {
    Plan plan = new Plan();
    Target target = terms.target(formula);
    StaffingModel model = terms.model();
    double usual = usualHandleSeconds(intervals);
    List<Integer> order = new ArrayList<>();
    for (int i = 0; i < calls.length; i++) {
      if (queue.isEmpty() || queue.equals(intervals.get(i).queue())) {
        order.add(i);
      }
    }
    order.sort(Comparator.comparing(i -> intervals.get(i).intervalStart()));
    IdentityHashMap<Slot, Map<String, Load>> loads = new IdentityHashMap<>();
    for (int i : order) {
      Planned.Interval interval = intervals.get(i);
      loads
          .computeIfAbsent(plan.slot(interval), slot -> new TreeMap<>())
          .merge(
              team == Team.ONE ? "" : interval.queue(),
              load(interval, calls[i], usual),
              Load::plus);
    }
    loads.forEach(
        (slot, queues) ->
            queues.forEach((name, load) -> slot.needs().put(name, need(load, model, target))));
    return plan;
  }

  /** Who serves several queues. */
  public enum Team {
    /** Each queue its own agents. */
    APART,
    /** One team all of them. */
    ONE
  }

  private Slot slot(Planned.Interval interval) {
    TreeMap<String, Slot> day = days.computeIfAbsent(interval.localDate(), date -> new TreeMap<>());
    Slot first = day.get(interval.localTime());
    String time =
        first == null || first.start().equals(interval.intervalStart())
            ? interval.localTime()
            : interval.localTime() + AGAIN;
    return day.computeIfAbsent(
        time,
        key -> new Slot(interval.intervalStart(), interval.intervalMinutes(), new TreeMap<>()));
  }

  /** The mean over expected calls: what a half hour without a handle time of its own borrows. */
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

  private static Load load(Planned.Interval row, double calls, double usualHandleSeconds) {
    Double known = row.handleSeconds();
    double handle = known == null || known <= 0 ? usualHandleSeconds : known;
    double seconds = row.intervalMinutes() * 60.0;
    return calls <= 0 || handle <= 0 ? new Load(0, 0, seconds) : new Load(calls, handle, seconds);
  }

  private static Need need(Load load, StaffingModel model, Target target) {
    double seconds = load.intervalSeconds();
    return load.calls() == 0
        ? new Need(0, 0, 0, 0, 0, 0, seconds)
        : Need.of(
            load.calls(),
            load.handleSeconds(),
            seconds,
            model.solve(load, target),
            target.formula());
  }

  /** The days that are forecast. */
  public List<LocalDate> days() {
    return List.copyOf(days.keySet());
  }

  /** The half hours of a day, by local time. */
  public Map<String, Slot> day(@Nullable LocalDate date) {
    return date == null ? Map.of() : days.getOrDefault(date, new TreeMap<>());
  }
}
