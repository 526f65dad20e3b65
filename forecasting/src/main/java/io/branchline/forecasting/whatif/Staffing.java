package io.branchline.forecasting.whatif;

import io.branchline.forecasting.erlang.Load;
import io.branchline.forecasting.erlang.Performance;
import io.branchline.forecasting.erlang.Requirement;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** Adds up what a scenario's lines take, day by day. */
final class Staffing {

  private final Scenario scenario;
  private final WhatIf.Terms terms;
  private double calls;
  private double inTime;
  private double work;
  private double capacity;
  private double agentHours;
  private double rosterHours;
  private Staffed.Peak peak = new Staffed.Peak("", "", 0, List.of());

  Staffing(Scenario scenario, WhatIf.Terms terms) {
    this.scenario = scenario;
    this.terms = terms;
  }

  /** Adds a day's lines. */
  void add(Day day, Collection<Line> lines) {
    int[] atOnce = new int[day.times().size()];
    List<List<Requirement>> required = new ArrayList<>();
    for (Line line : lines) {
      List<Requirement> requirements = line.required(scenario, terms.model());
      required.add(requirements);
      for (int i = 0; i < atOnce.length; i++) {
        atOnce[i] += add(line.loads().get(i), requirements.get(i));
      }
    }
    int busiest = 0;
    for (int i = 1; i < atOnce.length; i++) {
      busiest = atOnce[i] > atOnce[busiest] ? i : busiest;
    }
    if (atOnce[busiest] > peak.agents() || peak.lines().isEmpty()) {
      peak =
          new Staffed.Peak(
              day.date(),
              day.times().get(busiest),
              atOnce[busiest],
              peakLines(List.copyOf(lines), required, busiest));
    }
  }

  private int add(Load load, Requirement requirement) {
    double hours = load.intervalSeconds() / 3600;
    int agents = requirement.agents();
    Performance performance = requirement.performance();
    calls += load.calls();
    inTime += performance == null ? 0 : load.calls() * level(performance);
    work += load.erlangs() * hours;
    capacity += agents * hours * scenario.productivity();
    agentHours += agents * hours;
    rosterHours += rostered(agents) * hours;
    return agents;
  }

  private List<Staffed.PeakLine> peakLines(
      List<Line> lines, List<List<Requirement>> required, int interval) {
    List<Staffed.PeakLine> peakLines = new ArrayList<>();
    for (int number = 0; number < required.size(); number++) {
      Requirement requirement = required.get(number).get(interval);
      int agents = requirement.agents();
      Performance performance = requirement.performance();
      peakLines.add(
          new Staffed.PeakLine(
              lines.get(number).first(),
              lines.get(number).loads().get(interval),
              agents,
              rostered(agents),
              performance == null ? null : Double.valueOf(level(performance))));
    }
    return peakLines;
  }

  private double level(Performance performance) {
    return performance.serviceLevel(scenario.target().formula());
  }

  private double rostered(int agents) {
    return scenario.target().shrinkage().scheduled(agents) / (1 - scenario.absence());
  }

  /** All that was added. */
  Staffed sum() {
    return new Staffed(
        calls,
        peak,
        agentHours,
        rosterHours,
        rosterHours * terms.costPerHour(),
        capacity == 0 ? null : Double.valueOf(work / capacity),
        calls == 0 ? null : Double.valueOf(inTime / calls));
  }
}
