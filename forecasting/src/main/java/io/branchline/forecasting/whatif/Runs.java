package io.branchline.forecasting.whatif;

import io.branchline.forecasting.erlang.Load;
import io.branchline.forecasting.simulation.CallType;
import io.branchline.forecasting.simulation.Centre;
import io.branchline.forecasting.simulation.DayCounts;
import io.branchline.forecasting.simulation.SimulatedDays;
import io.branchline.forecasting.simulation.Team;
import io.branchline.forecasting.simulation.TimeLaw;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/**
 * A day's lines over and over, each time with other callers.
 *
 * @param levels what each run's calls are multiplied with
 * @param seed of the first line's callers; each further line has the next
 */
record Runs(
    Collection<Line> lines,
    Scenario scenario,
    double patienceSeconds,
    List<Double> levels,
    long seed) {

  /** Standard deviation / mean of a handle time. */
  private static final double HANDLE_VARIATION = 1;

  /**
   * Adds what became of each run's calls.
   *
   * @param agents of each line in each interval
   */
  void into(List<DayCounts.Counts> runs, List<List<Integer>> agents) {
    List<List<Integer>> fresh = Rounding.shares(agents, scenario.newStaff());
    int number = 0;
    for (Line line : lines) {
      SimulatedDays.Plan plan =
          new SimulatedDays.Plan(
              List.of(line.loads().stream().map(Load::calls).toList()),
              levels,
              scenario.target().seconds(),
              scenario.target().shortSeconds(),
              seed + number);
      Centre centre = centre(line.loads(), agents.get(number), fresh.get(number));
      List<DayCounts.Counts> sums = SimulatedDays.of(centre, plan).sums();
      number++;
      for (int run = 0; run < sums.size(); run++) {
        runs.get(run).add(sums.get(run));
      }
    }
  }

  private Centre centre(List<Load> loads, List<Integer> agents, List<Integer> fresh) {
    double handleSeconds = loads.stream().reduce(Load::plus).orElseThrow().handleSeconds();
    CallType type =
        CallType.of(
            "calls",
            handleSeconds > 0
                ? TimeLaw.lognormal(handleSeconds, HANDLE_VARIATION)
                : TimeLaw.constant(0),
            TimeLaw.exponential(patienceSeconds));
    List<Integer> trained = new ArrayList<>();
    for (int i = 0; i < agents.size(); i++) {
      trained.add(agents.get(i) - fresh.get(i));
    }
    return new Centre(
        List.of(type),
        List.of(
            Team.of("trained", trained, List.of(0)),
            new Team("new", fresh, List.of(0), scenario.newStaffPace())),
        loads.get(0).intervalSeconds());
  }
}
