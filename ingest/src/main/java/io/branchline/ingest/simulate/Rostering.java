package io.branchline.ingest.simulate;

import io.branchline.ingest.simulate.ShiftPlan.Shift;
import java.time.DayOfWeek;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/**
 * Deals a branch's shifts out to its agents, day after day, by the rules of {@link LineOfWork}.
 * Every week a part of the agents, in turn, has a free weekend and works from Monday to Friday;
 * nights are dealt first, in runs; who works day after day keeps about the same hours.
 */
final class Rostering {

  static final int NOBODY = -1;

  private static final int FULL_SHIFT_MINUTES = 480;
  private static final int WEEKDAYS = 5;
  private static final int YEAR = 366;

  private final Map<DayOfWeek, List<Shift>> plans;
  private final LineOfWork[] lines;
  private final int firstDay;
  private final int freeWeekends;

  private Rostering(Map<DayOfWeek, List<Shift>> plans, int agents, int firstDay, int days) {
    this.plans = plans;
    this.firstDay = firstDay;
    this.lines = new LineOfWork[agents];
    Arrays.setAll(lines, agent -> new LineOfWork(firstDay, days));
    int atWeekends =
        Math.max(shifts(LineOfWork.WEEK - 2).size(), shifts(LineOfWork.WEEK - 1).size());
    this.freeWeekends = Math.max((agents + 3) / 4, agents - atWeekends);
  }

  /**
   * With as few agents as fill every shift of the first year.
   *
   * @param plans the shifts that start on a weekday, by start
   * @param first the weekday of the first day
   */
  static Rostering of(Map<DayOfWeek, List<Shift>> plans, DayOfWeek first, int days) {
    int shifts = plans.values().stream().mapToInt(List::size).sum();
    int most = plans.values().stream().mapToInt(List::size).max().orElse(0);
    int agents = Math.max((shifts + 4) / 5, most + 1);
    int firstDay = first.getValue() - 1;
    while (!new Rostering(plans, agents, firstDay, days).fillsAll(Math.min(days, YEAR))) {
      agents += Math.max(1, agents / 64);
    }
    return new Rostering(plans, agents, firstDay, days);
  }

  private boolean fillsAll(int days) {
    nightBefore();
    for (int day = 0; day < days; day++) {
      for (int agent : day(day)) {
        if (agent == NOBODY) {
          return false;
        }
      }
    }
    return true;
  }

  /** How many agents there are. */
  int agents() {
    return lines.length;
  }

  /** Who began the night shifts of the evening before the first day. */
  int[] nightBefore() {
    List<Shift> nights = shifts(firstDay - 1).stream().filter(Shift::isNight).toList();
    int[] agents = new int[nights.size()];
    for (int i = 0; i < agents.length; i++) {
      agents[i] = lines.length - 1 - i;
      lines[agents[i]].work(firstDay - 1, nights.get(i));
    }
    return agents;
  }

  /**
   * Deals out a day's shifts; days come in their order.
   *
   * @param index of the day, from 0
   * @return for each shift of the day's plan an agent or {@link #NOBODY}
   */
  int[] day(int index) {
    int day = firstDay + index;
    List<Shift> shifts = shifts(day);
    int[] dealt = new int[shifts.size()];
    Arrays.fill(dealt, NOBODY);
    boolean[] taken = new boolean[lines.length];
    List<Integer> open = new ArrayList<>();
    List<Integer> forNights = null;
    for (int i = 0; i < dealt.length; i++) {
      if (!shifts.get(i).isNight()) {
        open.add(i);
        continue;
      }
      forNights = forNights == null ? sorted(byNights(day)) : forNights;
      dealt[i] = first(forNights, day, shifts.get(i), taken);
    }
    dealDays(day, shifts, open, taken, dealt);
    return dealt;
  }

  /** The most urgent work; among them whoever started earliest the day before starts earliest. */
  private void dealDays(
      int day, List<Shift> shifts, List<Integer> open, boolean[] taken, int[] dealt) {
    List<Integer> urgent = sorted(byUrgency(day));
    urgent.removeIf(
        agent ->
            taken[agent] || open.stream().noneMatch(i -> lines[agent].mayWork(day, shifts.get(i))));
    List<Integer> chosen = new ArrayList<>(urgent.subList(0, Math.min(open.size(), urgent.size())));
    chosen.sort(
        Comparator.<Integer>comparingInt(agent -> lines[agent].lastStart())
            .thenComparingInt(agent -> agent));
    for (int i : open) {
      int agent = first(chosen, day, shifts.get(i), taken);
      dealt[i] = agent == NOBODY ? first(urgent, day, shifts.get(i), taken) : agent;
    }
  }

  private int first(List<Integer> order, int day, Shift shift, boolean[] taken) {
    for (int agent : order) {
      if (!taken[agent] && lines[agent].mayWork(day, shift)) {
        taken[agent] = true;
        lines[agent].work(day, shift);
        return agent;
      }
    }
    return NOBODY;
  }

  private List<Integer> sorted(Comparator<Integer> order) {
    List<Integer> agents = new ArrayList<>();
    for (int agent = 0; agent < lines.length; agent++) {
      agents.add(agent);
    }
    agents.sort(order);
    return agents;
  }

  /** Runs go on; else those begin who have most nights left and have worked least this week. */
  private Comparator<Integer> byNights(int day) {
    return Comparator.<Integer, Boolean>comparing(agent -> !lines[agent].comesFromNight(day))
        .thenComparing(agent -> -lines[agent].nightsLeft(day))
        .thenComparing(agent -> -lines[agent].minutesLeft(day))
        .thenComparing(agent -> agent);
  }

  private Comparator<Integer> byUrgency(int day) {
    return Comparator.<Integer, Double>comparing(agent -> -urgency(agent, day))
        .thenComparing(agent -> lines[agent].minutes())
        .thenComparing(agent -> agent);
  }

  /** Full shifts that the week still allows, less the days of it that are left after this one. */
  private double urgency(int agent, int day) {
    int lastDay = hasFreeWeekend(agent, day) ? WEEKDAYS : LineOfWork.WEEK;
    int daysLeft = lastDay - 1 - day % LineOfWork.WEEK;
    return lines[agent].minutesLeft(day) / (double) FULL_SHIFT_MINUTES
        - daysLeft
        - (daysLeft < 0 ? LineOfWork.WEEK : 0);
  }

  private boolean hasFreeWeekend(int agent, int day) {
    int turn = day / LineOfWork.WEEK % 4 * ((lines.length + 3) / 4);
    return Math.floorMod(agent - turn, lines.length) < freeWeekends;
  }

  private List<Shift> shifts(int day) {
    DayOfWeek weekday = DayOfWeek.of(Math.floorMod(day, LineOfWork.WEEK) + 1);
    return plans.getOrDefault(weekday, List.of());
  }
}
