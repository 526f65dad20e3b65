package io.branchline.forecasting.whatif;

import io.branchline.forecasting.erlang.Load;
import io.branchline.forecasting.erlang.Requirement;
import io.branchline.forecasting.erlang.StaffingModel;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Callers who wait together, and the agents that today's lines would leave them. */
final class Line {

  private final Site first;
  private final List<Load> loads = new ArrayList<>();
  private final List<Integer> inherited = new ArrayList<>();

  private Line(Site first) {
    this.first = first;
  }

  /**
   * A day's lines in a scenario, in an order that every scenario of the same lines shares.
   *
   * @param todays agents of each site today
   */
  static Collection<Line> of(Day day, List<List<Integer>> todays, Scenario scenario) {
    Map<String, Line> lines = new TreeMap<>();
    for (int number = 0; number < todays.size(); number++) {
      Site site = day.sites().get(number);
      lines
          .computeIfAbsent(scenario.pooling().key(site), key -> new Line(site))
          .add(site, scenario, todays.get(number));
    }
    return lines.values();
  }

  private void add(Site site, Scenario scenario, List<Integer> todays) {
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

  Site first() {
    return first;
  }

  List<Load> loads() {
    return loads;
  }

  List<Integer> inherited() {
    return inherited;
  }

  /** For each interval the agents that meet the target. */
  List<Requirement> required(Scenario scenario, StaffingModel model) {
    return required(loads, scenario, model);
  }

  /** New staff make the mean handle time longer: the same work takes more of their time. */
  static List<Requirement> required(List<Load> loads, Scenario scenario, StaffingModel model) {
    return loads.stream()
        .map(
            load ->
                model.solve(
                    new Load(
                        load.calls(),
                        load.handleSeconds() / scenario.productivity(),
                        load.intervalSeconds()),
                    scenario.target()))
        .toList();
  }
}
