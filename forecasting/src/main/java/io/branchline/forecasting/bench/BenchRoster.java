package io.branchline.forecasting.bench;

import io.branchline.forecasting.roster.benchmark.Instance;
import io.branchline.forecasting.roster.benchmark.InstanceFile;
import io.branchline.forecasting.roster.benchmark.Scorer;
import io.branchline.forecasting.roster.solver.InstanceSearch;
import io.branchline.forecasting.roster.solver.SearchLimits;
import io.branchline.forecasting.roster.solver.SearchProgress;
import io.branchline.warehouse.Failure;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The public shift-scheduling instances, beside the best that anybody has found. */
@Command(
    name = "roster",
    description = {
      "Solves the shift-scheduling instances of Curtois and Qu (2014) in DIR (Instance1.txt, ...;",
      "best_known.csv) and judges each roster by a checker that shares no code with the model; or",
      "made-up branches of any size, beside what the linear relaxation says can be covered."
    },
    mixinStandardHelpOptions = true)
final class BenchRoster implements Callable<Integer> {

  @Spec CommandSpec spec;

  @Parameters(arity = "0..1", paramLabel = "DIR", description = "Folder with the instances.")
  @Nullable Path folder;

  @Option(
      names = "--agents",
      paramLabel = "N,...",
      split = ",",
      description = "Made-up branches of so many agents and four weeks instead.")
  @Nullable List<Integer> agents;

  @Option(
      names = "--load",
      paramLabel = "SHARE",
      defaultValue = "0.95",
      description =
          "Their demand against all contract hours; leave comes on top (default:"
              + " ${DEFAULT-VALUE}).")
  double load;

  @Option(
      names = "--instances",
      paramLabel = "N,...",
      split = ",",
      description = "Only these (default: all in best_known.csv).")
  @Nullable List<Integer> instances;

  @Option(
      names = "--seconds",
      paramLabel = "N",
      description = "Time for each (default: 60 for 1 to 3, 150 for 4 and 5, 120 for the others).")
  @Nullable Integer seconds;

  @Option(
      names = "--workers",
      paramLabel = "N",
      defaultValue = "2",
      description = "Threads (default: ${DEFAULT-VALUE}).")
  int workers;

  @Option(names = "--seed", paramLabel = "N", defaultValue = "1", description = "Default: 1.")
  int seed;

  @Option(names = "--progress", description = "Show every better roster and bound.")
  boolean progress;

  private final Map<Integer, Long> bestKnown = new TreeMap<>();

  @Override
  public Integer call() {
    if (agents != null) {
      int broken = 0;
      LargeRosters large = new LargeRosters(spec.commandLine().getOut(), this::show);
      for (int people : agents) {
        int time = seconds == null ? 120 : seconds;
        SearchLimits limits = SearchLimits.of(Duration.ofSeconds(time), workers, seed);
        broken += large.solve(people, load, limits) ? 0 : 1;
      }
      return broken == 0 ? 0 : Failure.Code.INTERNAL.exitStatus();
    }
    if (folder == null) {
      throw new Failure(
          Failure.Code.USAGE,
          "Name the folder with the instances, or made-up branches by --agents 500.");
    }
    readBestKnown(folder);
    PrintWriter out = spec.commandLine().getOut();
    out.printf(Locale.ROOT, "Curtois and Qu 2014; CP-SAT, %d workers, seed %d.%n", workers, seed);
    out.printf(
        Locale.ROOT,
        "%8s %6s %5s %8s %10s %8s %8s %9s  %s%n",
        "instance",
        "people",
        "days",
        "cost",
        "best known",
        "above",
        "bound",
        "seconds",
        "checked");
    int invalid = 0;
    for (int number : instances == null ? List.copyOf(bestKnown.keySet()) : instances) {
      invalid += solve(folder, number, out) ? 0 : 1;
    }
    return invalid == 0 ? 0 : Failure.Code.INTERNAL.exitStatus();
  }

  private boolean solve(Path folder, int number, PrintWriter out) {
    Instance instance = InstanceFile.read(folder.resolve("Instance" + number + ".txt"));
    Duration time = Duration.ofSeconds(seconds == null ? usual(number) : seconds);
    InstanceSearch.Found found =
        new InstanceSearch(instance, SearchLimits.of(time, workers, seed), this::show).solve();
    Long known = bestKnown.get(number);
    if (found.roster() == null) {
      out.printf(Locale.ROOT, "%8d nothing found in %.1f s%n", number, found.seconds());
      return true;
    }
    Scorer.Score score = Scorer.score(instance, found.roster());
    boolean right = score.broken().isEmpty() && score.cost() == Math.round(found.cost());
    out.printf(
        Locale.ROOT,
        "%8d %6d %5d %,8d %10s %8s %,8.0f %9.1f  %s%n",
        number,
        instance.people().size(),
        instance.days(),
        score.cost(),
        known == null ? "-" : String.format(Locale.ROOT, "%,d", known),
        known == null
            ? "-"
            : String.format(Locale.ROOT, "%.2f %%", 100.0 * (score.cost() - known) / known),
        found.bound(),
        found.seconds(),
        right ? (found.proved() ? "valid, proved optimal" : "valid") : "INVALID " + score.broken());
    out.flush();
    return right;
  }

  private static int usual(int number) {
    return number <= 3 ? 60 : number <= 5 ? 150 : 120;
  }

  private void show(SearchProgress now) {
    if (progress) {
      System.err.printf(
          Locale.ROOT,
          "%8.1f s  best %,.0f  bound %,.0f  gap %.2f %%%n",
          now.seconds(),
          now.best(),
          now.bound(),
          100 * now.gap());
    }
  }

  private void readBestKnown(Path folder) {
    Path file = folder.resolve("best_known.csv");
    try {
      List<String> lines = Files.readAllLines(file, StandardCharsets.UTF_8);
      for (String line : lines.subList(1, lines.size())) {
        String[] field = line.split(",", -1);
        bestKnown.put(
            Integer.parseInt(field[0].strip()), Long.parseLong(field[field.length - 1].strip()));
      }
    } catch (IOException | IndexOutOfBoundsException | NumberFormatException e) {
      throw new Failure(
          Failure.Code.BAD_INPUT,
          "The folder of instances needs best_known.csv with the columns instance, ..., best_known;"
              + " cannot read "
              + file
              + ": "
              + e.getMessage(),
          e);
    }
  }
}
