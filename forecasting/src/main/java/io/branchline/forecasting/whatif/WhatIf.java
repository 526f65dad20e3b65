package io.branchline.forecasting.whatif;

import io.branchline.forecasting.erlang.Requirement;
import io.branchline.forecasting.erlang.StaffingModel;
import io.branchline.forecasting.simulation.DayCounts;
import io.branchline.forecasting.simulation.SimulatedDays;
import io.branchline.forecasting.simulation.Spread;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Answers scenarios. The agents that one takes come from a queueing formula, interval by interval;
 * what callers then get comes from simulated days, in which a queue outlasts its half hour, handle
 * times are lognormal and the day's level is not known beforehand. All scenarios are simulated with
 * the same random numbers, so that their differences are their own. Several days are simulated one
 * by one, each with a level of its own, and count together.
 */
public final class WhatIf {

  /** Far more than lines of a day, so that no two days draw the same callers. */
  private static final long SEEDS_A_DAY = 1_000_003;

  private final List<Day> days;
  private final Scenario today;
  private final Terms terms;
  private final List<List<List<Integer>>> todays;

  /**
   * What stays the same in all scenarios.
   *
   * @param model gives the agents for a load
   * @param patienceSeconds mean time after which callers hang up, exponential
   * @param costPerHour of a rostered agent, in any currency
   * @param levelVariation how far a day's calls are from their forecast: standard deviation / mean
   * @param runs how often the days are simulated for each scenario
   */
  public record Terms(
      StaffingModel model,
      double patienceSeconds,
      double costPerHour,
      double levelVariation,
      int runs,
      long seed) {}

  /**
   * Days to change.
   *
   * @param today whose agents are "today's"
   */
  public WhatIf(List<Day> days, Scenario today, Terms terms) {
    this.days = List.copyOf(days);
    this.today = today;
    this.terms = terms;
    if (days.isEmpty()) {
      throw new IllegalArgumentException("There is no day, so there is nothing to ask about.");
    }
    this.todays = this.days.stream().map(this::todays).toList();
  }

  private List<List<Integer>> todays(Day day) {
    return day.sites().stream()
        .map(
            site ->
                Line.required(site.loads(), today, terms.model()).stream()
                    .map(Requirement::agents)
                    .toList())
        .toList();
  }

  /** Answers one scenario. */
  public Answer answer(Scenario scenario) {
    return new Answer(scenario, staffed(scenario), simulated(scenario));
  }

  /** The part of the answer that the formula gives at once. */
  public Staffed staffed(Scenario scenario) {
    Staffing staffing = new Staffing(scenario, terms);
    for (int day = 0; day < days.size(); day++) {
      staffing.add(days.get(day), Line.of(days.get(day), todays.get(day), scenario));
    }
    return staffing.sum();
  }

  /** The part of the answer that is simulated: so many simulated calls are twice the expected. */
  public Simulated simulated(Scenario scenario) {
    List<DayCounts.Counts> planned = nothing();
    List<DayCounts.Counts> unchanged = nothing();
    for (int day = 0; day < days.size(); day++) {
      long seed = terms.seed() + day * SEEDS_A_DAY;
      List<Double> levels = SimulatedDays.levels(terms.runs(), terms.levelVariation(), seed);
      Collection<Line> lines = Line.of(days.get(day), todays.get(day), scenario);
      Runs runs = new Runs(lines, scenario, terms.patienceSeconds(), levels, seed);
      runs.into(planned, lines.stream().map(line -> needed(line, scenario)).toList());
      runs.into(unchanged, present(lines, scenario));
    }
    return new Simulated(spread(planned, scenario), spread(unchanged, scenario));
  }

  private List<Integer> needed(Line line, Scenario scenario) {
    return line.required(scenario, terms.model()).stream().map(Requirement::agents).toList();
  }

  /** Who of today's agents is on the phones in the scenario. */
  private List<List<Integer>> present(Collection<Line> lines, Scenario scenario) {
    double before = 1 - today.target().shrinkage().share().doubleValue();
    double now = 1 - scenario.target().shrinkage().share().doubleValue();
    return Rounding.shares(
        lines.stream().map(Line::inherited).toList(), now / before * (1 - scenario.absence()));
  }

  private List<DayCounts.Counts> nothing() {
    return Stream.generate(DayCounts.Counts::new).limit(terms.runs()).toList();
  }

  private static @Nullable Spread spread(List<DayCounts.Counts> runs, Scenario scenario) {
    List<Double> figures =
        runs.stream()
            .map(run -> run.serviceLevel(scenario.target().formula()))
            .filter(Objects::nonNull)
            .toList();
    return figures.isEmpty() ? null : Spread.of(figures);
  }
}
