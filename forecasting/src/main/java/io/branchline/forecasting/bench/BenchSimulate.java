package io.branchline.forecasting.bench;

import io.branchline.forecasting.simulation.CallType;
import io.branchline.forecasting.simulation.Centre;
import io.branchline.forecasting.simulation.DayCounts;
import io.branchline.forecasting.simulation.PoissonCalls;
import io.branchline.forecasting.simulation.Simulation;
import io.branchline.forecasting.simulation.Team;
import io.branchline.forecasting.simulation.TimeLaw;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** How many calls a core simulates in a second. */
@Command(
    name = "simulate",
    description = "Simulated calls a second on one core.",
    mixinStandardHelpOptions = true)
final class BenchSimulate implements Callable<Integer> {

  private static final int INTERVALS = 48;
  private static final double HALF_HOUR = 1800;
  private static final double HANDLE_SECONDS = 180;
  private static final double LOAD_PER_AGENT = 0.9;
  private static final long SEED = 20261122;

  @Spec CommandSpec spec;

  @Option(
      names = "--calls",
      paramLabel = "N",
      defaultValue = "5000000",
      description = "Calls to simulate for each line (default: ${DEFAULT-VALUE}).")
  int calls;

  private record Setting(String name, int agents, int types, TimeLaw handling, TimeLaw patience) {}

  @Override
  public Integer call() {
    TimeLaw exponential = TimeLaw.exponential(HANDLE_SECONDS);
    TimeLaw lognormal = TimeLaw.lognormal(HANDLE_SECONDS, 1);
    TimeLaw patient = TimeLaw.exponential(300);
    PrintWriter out = spec.commandLine().getOut();
    out.println("One core; days of 48 half hours at 0.9 erlangs an agent; seed " + SEED + ".");
    for (Setting setting :
        List.of(
            new Setting("15 agents, as Erlang C", 15, 1, exponential, TimeLaw.endless()),
            new Setting("15 agents, patience", 15, 1, lognormal, patient),
            new Setting("50 agents, patience", 50, 1, lognormal, patient),
            new Setting("350 agents, patience", 350, 1, lognormal, patient),
            new Setting("50 agents, 4 types, 5 teams", 50, 4, lognormal, patient))) {
      simulate(setting, calls / 10.0);
      long start = System.nanoTime();
      double simulated = simulate(setting, calls);
      double seconds = (System.nanoTime() - start) / 1e9;
      out.printf(
          Locale.ROOT, "%-30s %,12.0f calls a second%n", setting.name(), simulated / seconds);
    }
    return 0;
  }

  private static double simulate(Setting setting, double atLeast) {
    Centre centre = centre(setting);
    double perType =
        setting.agents() * LOAD_PER_AGENT * HALF_HOUR / HANDLE_SECONDS / setting.types();
    List<List<Double>> rates =
        Collections.nCopies(setting.types(), Collections.nCopies(INTERVALS, perType));
    double done = 0;
    for (long day = 0; done < atLeast; day++) {
      DayCounts counts = new DayCounts(centre, 20, 5);
      new Simulation(centre, counts)
          .run(new PoissonCalls(centre.types(), rates, HALF_HOUR, SEED + day));
      done += counts.sum().offered();
    }
    return done;
  }

  /** A team for each type; where there are several types, half of the agents take all of them. */
  private static Centre centre(Setting setting) {
    List<CallType> types =
        Collections.nCopies(
            setting.types(), CallType.of("calls", setting.handling(), setting.patience()));
    if (setting.types() == 1) {
      return Centre.of(types.get(0), Collections.nCopies(INTERVALS, setting.agents()), HALF_HOUR);
    }
    int special = setting.agents() / 2 / setting.types();
    List<Team> teams = new ArrayList<>();
    for (int type = 0; type < setting.types(); type++) {
      teams.add(Team.of("special", Collections.nCopies(INTERVALS, special), List.of(type)));
    }
    List<Integer> all = IntStream.range(0, setting.types()).boxed().toList();
    int rest = setting.agents() - special * setting.types();
    teams.add(Team.of("all", Collections.nCopies(INTERVALS, rest), all));
    return new Centre(types, teams, HALF_HOUR);
  }
}
