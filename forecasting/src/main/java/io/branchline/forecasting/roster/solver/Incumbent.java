package io.branchline.forecasting.roster.solver;

import static java.util.Objects.requireNonNull;

import io.branchline.forecasting.roster.Agent;
import io.branchline.forecasting.roster.Demand;
import io.branchline.forecasting.roster.Eligible;
import io.branchline.forecasting.roster.Problem;
import io.branchline.forecasting.roster.Request;
import io.branchline.forecasting.roster.Roster;
import io.branchline.forecasting.roster.ShiftType;
import io.branchline.forecasting.roster.ShortagePrice;
import io.branchline.forecasting.roster.Verdict;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;

/** The best roster so far of many agents, cut and put together again. Not for several threads. */
final class Incumbent {

  private final Problem problem;
  private final List<Agent> agents;
  private final Map<String, Integer> numbers = new HashMap<>();
  private final Map<String, Integer> shifts = new HashMap<>();
  private final List<List<List<Demand>>> demand = new ArrayList<>();
  private final List<Set<String>> skills = new ArrayList<>();
  private final int[] kind;
  private final BitSet present = new BitSet();
  private final BitSet nightly = new BitSet();
  private final List<List<String>> lines = new ArrayList<>();
  private final int[] nights;
  private final int[] weekends;
  private final ShortagePrice price;

  Incumbent(Problem problem) {
    this.problem = problem;
    this.agents = problem.agents();
    this.kind = new int[agents.size()];
    this.nights = new int[agents.size()];
    this.weekends = new int[agents.size()];
    this.price = new ShortagePrice(problem.rules().costs());
    problem.shiftTypes().forEach(type -> shifts.put(type.id(), shifts.size()));
    for (int day = 0; day < problem.period().days(); day++) {
      List<List<Demand>> types = new ArrayList<>();
      problem.shiftTypes().forEach(type -> types.add(new ArrayList<>()));
      demand.add(types);
    }
    for (Demand row : problem.demand()) {
      if (row.agents() > 0) {
        int day = problem.period().day(row.date());
        demand.get(day).get(requireNonNull(shifts.get(row.shift()))).add(row);
      }
    }
    people();
  }

  private void people() {
    Map<String, List<Request>> requests = new HashMap<>();
    for (Request request : problem.requests()) {
      requests.computeIfAbsent(request.agent(), key -> new ArrayList<>()).add(request);
    }
    Map<Set<String>, Integer> kinds = new LinkedHashMap<>();
    Roster free = Roster.empty(problem.period());
    for (int i = 0; i < agents.size(); i++) {
      Agent agent = agents.get(i);
      numbers.put(agent.id(), i);
      kind[i] = kinds.computeIfAbsent(agent.skills(), key -> kinds.size());
      present.set(
          i, Eligible.present(problem.period(), requests.getOrDefault(agent.id(), List.of())));
      nightly.set(i, present.get(i) && Eligible.nights(problem, agent));
      lines.add(free.days(agent.id()));
    }
    skills.addAll(kinds.keySet());
  }

  /** Takes over what a verdict on some agents' roster counts. */
  void take(Roster part, Verdict verdict) {
    for (Verdict.AgentTotal total : verdict.agents()) {
      int agent = requireNonNull(numbers.get(total.agent()));
      lines.set(agent, part.days(total.agent()));
      nights[agent] = total.nights();
      weekends[agent] = total.weekends();
    }
  }

  Roster roster() {
    Map<String, List<String>> all = new HashMap<>();
    for (int i = 0; i < agents.size(); i++) {
      all.put(agents.get(i).id(), lines.get(i));
    }
    return new Roster(problem.period(), all);
  }

  /** The lines of some agents only. */
  Roster roster(List<Integer> some) {
    Map<String, List<String>> part = new HashMap<>();
    some.forEach(agent -> part.put(agents.get(agent).id(), lines.get(agent)));
    return new Roster(problem.period(), part);
  }

  /** Nights and weekends of everybody but these. */
  Objective.Outside outside(List<Integer> some) {
    Set<Integer> inside = Set.copyOf(some);
    Objective.Range most = Objective.Range.EMPTY;
    Objective.Range ends = Objective.Range.EMPTY;
    for (int i = 0; i < agents.size(); i++) {
      if (!inside.contains(i)) {
        most = nightly.get(i) ? most.with(nights[i]) : most;
        ends = present.get(i) ? ends.with(weekends[i]) : ends;
      }
    }
    return new Objective.Outside(most, ends);
  }

  /**
   * What is left of the demand for each of some groups of agents when all the others stay: the
   * places that the group fills now; those that are open go to one of the groups by chance, so that
   * no two of them count on the same price.
   */
  List<List<Demand>> left(List<List<Integer>> groups, SplittableRandom random) {
    List<List<Demand>> left = new ArrayList<>();
    groups.forEach(group -> left.add(new ArrayList<>()));
    int[] group = new int[agents.size()];
    Arrays.fill(group, groups.size());
    for (int g = 0; g < groups.size(); g++) {
      for (int agent : groups.get(g)) {
        group[agent] = g;
      }
    }
    for (int day = 0; day < demand.size(); day++) {
      int[][][] there = there(day, group, groups.size() + 1);
      for (int shift = 0; shift < there.length; shift++) {
        left(demand.get(day).get(shift), shift, there[shift], left, random);
      }
    }
    return left;
  }

  /** Agents of each shift on a day by group and kind. */
  private int[][][] there(int day, int[] group, int groups) {
    int[][][] there = new int[shifts.size()][groups][skills.size()];
    for (int i = 0; i < agents.size(); i++) {
      Integer shift = shifts.get(lines.get(i).get(day));
      if (shift != null) {
        there[shift][group[i]][kind[i]]++;
      }
    }
    return there;
  }

  private void left(
      List<Demand> rows,
      int shift,
      int[][] there,
      List<List<Demand>> left,
      SplittableRandom random) {
    if (rows.isEmpty()) {
      return;
    }
    Places seats = new Places(rows, problem.shiftTypes().get(shift), price);
    int[][] theirs = new int[left.size()][];
    int[] before = add(seats, rows, there[left.size()]);
    for (int group = 0; group < left.size(); group++) {
      int[] after = add(seats, rows, there[group]);
      theirs[group] = after.clone();
      for (int row = 0; row < after.length; row++) {
        theirs[group][row] -= before[row];
      }
      before = after;
    }
    for (int row = 0; row < before.length; row++) {
      Demand asked = rows.get(row);
      int open = asked.agents() - before[row];
      int taker = random.nextInt(theirs.length);
      for (int group = 0; group < theirs.length; group++) {
        int places = theirs[group][row] + (group == taker ? open : 0);
        if (places > 0) {
          left.get(group).add(asked.part(places, group == taker ? 0 : open));
        }
      }
    }
  }

  private int[] add(Places places, List<Demand> rows, int[] byKind) {
    for (int k = 0; k < byKind.length; k++) {
      if (byKind[k] > 0) {
        places.add(Places.able(rows, skills.get(k)), byKind[k]);
      }
    }
    return places.filled();
  }

  /**
   * Agents who could perhaps fill a place, those who are free on its day first, in random order.
   */
  List<Integer> able(Verdict.Shortage open, SplittableRandom random) {
    LocalDate date = open.date();
    List<Integer> free = new ArrayList<>();
    List<Integer> busy = new ArrayList<>();
    int day = problem.period().day(date);
    int shift = requireNonNull(shifts.get(open.shift()));
    ShiftType type = problem.shiftTypes().get(shift);
    for (int i = 0; i < agents.size(); i++) {
      Agent agent = agents.get(i);
      boolean able =
          (open.skill().isEmpty() || agent.skills().contains(open.skill()))
              && agent.contract().allows(type);
      if (able) {
        (lines.get(i).get(day).equals(Roster.FREE) ? free : busy).add(i);
      }
    }
    shuffle(free, random);
    shuffle(busy, random);
    free.addAll(busy);
    return free;
  }

  static void shuffle(List<Integer> list, SplittableRandom random) {
    for (int i = list.size() - 1; i > 0; i--) {
      Collections.swap(list, i, random.nextInt(i + 1));
    }
  }

  int number(String agent) {
    return requireNonNull(numbers.get(agent));
  }

  Agent agent(int number) {
    return agents.get(number);
  }

  int size() {
    return agents.size();
  }

  /** The problem of some agents with their share of the demand. */
  Problem part(List<Integer> some, List<Demand> share) {
    return problem.part(some.stream().map(agents::get).toList(), share);
  }

  /** What a part costs: its own lines and shortage, and nights and weekends against everybody. */
  long cost(Verdict verdict, Objective.Outside outside) {
    Objective.Range most = outside.nights();
    Objective.Range ends = outside.weekends();
    for (Verdict.AgentTotal total : verdict.agents()) {
      int agent = requireNonNull(numbers.get(total.agent()));
      most = nightly.get(agent) ? most.with(total.nights()) : most;
      ends = present.get(agent) ? ends.with(total.weekends()) : ends;
    }
    Verdict.RosterCost cost = verdict.cost();
    return cost.total()
        - cost.nightSpread()
        - cost.weekendSpread()
        + (long) most.spread() * problem.rules().costs().nightSpread()
        + (long) ends.spread() * problem.rules().costs().weekendSpread();
  }
}
