package io.branchline.forecasting.whatif;

import io.branchline.forecasting.erlang.Load;
import io.branchline.forecasting.erlang.Requirement;
import io.branchline.forecasting.erlang.StaffingModel;
import io.branchline.forecasting.erlang.Target;
import io.branchline.forecasting.simulation.CallType;
import io.branchline.forecasting.simulation.Centre;
import io.branchline.forecasting.simulation.DayCounts;
import io.branchline.forecasting.simulation.SimulatedDays;
import io.branchline.forecasting.simulation.Spread;
import io.branchline.forecasting.simulation.Team;
import io.branchline.forecasting.simulation.TimeLaw;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Answers scenarios. The agents that one takes come from a queueing formula, interval by interval;
 * what callers then get comes from simulated days, in which a queue outlasts its half hour, handle
 * times are lognormal and the day's level is not known beforehand. All scenarios are simulated with
 * the same random numbers, so that their differences are their own.
 */
public final class WhatIf {

  private static final double HANDLE_VARIATION = 1;

  private final List<Site> sites;
  private final Scenario today;
  private final Terms terms;
  private final List<Double> levels;

  /**
   * What stays the same in all scenarios.
   *
   * @param model gives the agents for a load
   * @param patienceSeconds mean time after which callers hang up, exponential
   * @param costPerHour of a rostered agent, in any currency
   * @param levelVariation how far a day's calls are from their forecast: standard deviation / mean
   * @param days to simulate for each scenario
   */
  public record Terms(
      StaffingModel model,
      double patienceSeconds,
      double costPerHour,
      double levelVariation,
      int days,
      long seed) {}

  /**
   * A day to change.
   *
   * @param sites its queues, all with the same intervals
   * @param today whose agents are "today's"
   */
  public WhatIf(List<Site> sites, Scenario today, Terms terms) {
    this.sites = List.copyOf(sites);
    this.today = today;
    this.terms = terms;
    this.levels = SimulatedDays.levels(terms.days(), terms.levelVariation(), terms.seed());
    if (sites.isEmpty()) {
      throw new IllegalArgumentException("There is no queue, so there is nothing to ask about.");
    }
  }

  /** A line of callers, the agents that it takes, and those it would have if nobody replanned. */
  private static final class Line {
    private final List<Load> loads = new ArrayList<>();
    private final List<Integer> needed = new ArrayList<>();
    private final List<Integer> inherited = new ArrayList<>();

    void add(Site site, Scenario scenario, List<Integer> todays) {
      for (int i = 0; i < site.loads().size(); i++) {
        Load load = changed(site.loads().get(i), scenario);
        if (i < loads.size()) {
          loads.set(i, loads.get(i).plus(load));
          inherited.set(i, inherited.get(i) + todays.get(i));
        } else {
          loads.add(load);
          inherited.add(todays.get(i));
        }
      }
    }

    private static Load changed(Load load, Scenario scenario) {
      return new Load(
          load.calls() * scenario.callsFactor(),
          load.handleSeconds() * scenario.handleFactor(),
          load.intervalSeconds());
    }
  }

  /** Answers one scenario. */
  public Answer answer(Scenario scenario) {
    List<Line> lines = lines(scenario);
    int[] atOnce = new int[sites.get(0).loads().size()];
    double hours = sites.get(0).loads().get(0).intervalSeconds() / 3600;
    double calls = 0;
    double agentHours = 0;
    double rosterHours = 0;
    for (Line line : lines) {
      for (int i = 0; i < atOnce.length; i++) {
        int agents = line.needed.get(i);
        atOnce[i] += agents;
        calls += line.loads.get(i).calls();
        agentHours += agents * hours;
        rosterHours += rostered(agents, scenario) * hours;
      }
    }
    return new Answer(
        scenario,
        calls,
        Arrays.stream(atOnce).max().orElse(0),
        agentHours,
        rosterHours,
        rosterHours * terms.costPerHour(),
        simulate(lines, scenario, line -> line.needed),
        simulate(lines, scenario, line -> present(line.inherited, scenario)));
  }

  private List<Line> lines(Scenario scenario) {
    Map<String, Line> lines = new TreeMap<>();
    for (Site site : sites) {
      lines
          .computeIfAbsent(scenario.pooling().key(site), key -> new Line())
          .add(site, scenario, agents(site.loads(), today));
    }
    lines.values().forEach(line -> line.needed.addAll(agents(line.loads, scenario)));
    return List.copyOf(lines.values());
  }

  /** On the phones, so many that even with new staff among them the target is met. */
  private List<Integer> agents(List<Load> loads, Scenario scenario) {
    List<Integer> agents = new ArrayList<>();
    for (Load load : loads) {
      Requirement requirement = terms.model().solve(load, scenario.target());
      agents.add((int) Math.ceil(requirement.agents() / scenario.productivity() - 1e-9));
    }
    return agents;
  }

  private static double rostered(int agents, Scenario scenario) {
    return scenario.target().shrinkage().scheduled(agents) / (1 - scenario.absence());
  }

  /** Who of today's roster is on the phones in the scenario. */
  private List<Integer> present(List<Integer> inherited, Scenario scenario) {
    Target before = today.target();
    return inherited.stream()
        .map(
            agents -> {
              boolean same = before.shrinkage().equals(scenario.target().shrinkage());
              long there =
                  same
                      ? agents
                      : scenario
                          .target()
                          .shrinkage()
                          .productive(before.shrinkage().scheduled(agents));
              return (int) Math.round(there * (1 - scenario.absence()));
            })
        .toList();
  }

  private @Nullable Spread simulate(
      List<Line> lines, Scenario scenario, Function<Line, List<Integer>> agents) {
    List<DayCounts.Counts> days =
        Stream.generate(DayCounts.Counts::new).limit(levels.size()).toList();
    for (int number = 0; number < lines.size(); number++) {
      Line line = lines.get(number);
      SimulatedDays.Plan plan =
          new SimulatedDays.Plan(
              List.of(line.loads.stream().map(Load::calls).toList()),
              levels,
              scenario.target().seconds(),
              scenario.target().shortSeconds(),
              terms.seed() + number);
      Centre centre = centre(line.loads, agents.apply(line), scenario);
      List<DayCounts.Counts> sums = SimulatedDays.of(centre, plan).sums();
      for (int day = 0; day < sums.size(); day++) {
        days.get(day).add(sums.get(day));
      }
    }
    List<Double> figures =
        days.stream()
            .map(day -> day.serviceLevel(scenario.target().formula()))
            .filter(Objects::nonNull)
            .toList();
    return figures.isEmpty() ? null : Spread.of(figures);
  }

  private Centre centre(List<Load> loads, List<Integer> agents, Scenario scenario) {
    double handleSeconds = loads.stream().reduce(Load::plus).orElseThrow().handleSeconds();
    CallType type =
        CallType.of(
            "calls",
            handleSeconds > 0
                ? TimeLaw.lognormal(handleSeconds, HANDLE_VARIATION)
                : TimeLaw.constant(0),
            TimeLaw.exponential(terms.patienceSeconds()));
    List<Integer> fresh = new ArrayList<>();
    List<Integer> trained = new ArrayList<>();
    for (int count : agents) {
      int newcomers = (int) Math.round(count * scenario.newStaff());
      fresh.add(newcomers);
      trained.add(count - newcomers);
    }
    return new Centre(
        List.of(type),
        List.of(
            Team.of("trained", trained, List.of(0)),
            new Team("new", fresh, List.of(0), scenario.newStaffPace())),
        loads.get(0).intervalSeconds());
  }
}
