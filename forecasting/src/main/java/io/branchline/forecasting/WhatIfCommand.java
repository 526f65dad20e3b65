package io.branchline.forecasting;

import io.branchline.forecasting.erlang.ErlangC;
import io.branchline.forecasting.erlang.Load;
import io.branchline.forecasting.erlang.Shrinkage;
import io.branchline.forecasting.erlang.Target;
import io.branchline.forecasting.job.ForecastDay;
import io.branchline.forecasting.whatif.Answer;
import io.branchline.forecasting.whatif.Pooling;
import io.branchline.forecasting.whatif.Scenario;
import io.branchline.forecasting.whatif.Site;
import io.branchline.forecasting.whatif.WhatIf;
import io.branchline.warehouse.Failure;
import io.branchline.warehouse.Warehouse;
import io.branchline.warehouse.cli.Progress;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** What would a day take, and what would callers get, if something were different? */
@Command(
    name = "whatif",
    description = {
      "A forecast day if something were different: other lines, promises, callers, agents.",
      "For each, the agents it takes, what they cost, and the service level of simulated days:",
      "one day in ten is below 'from', one in ten above 'to'."
    },
    mixinStandardHelpOptions = true)
final class WhatIfCommand implements Callable<Integer> {

  private static final long SEED = 20261122;

  @Spec CommandSpec spec;

  @Option(
      names = "--target",
      paramLabel = "LEVEL/SECONDS",
      defaultValue = "80/20",
      description = "What is promised today (default: ${DEFAULT-VALUE}).")
  String target;

  @Option(
      names = "--other-target",
      paramLabel = "LEVEL/SECONDS",
      defaultValue = "93/20",
      description = "What might be promised (default: ${DEFAULT-VALUE}).")
  String otherTarget;

  @Option(
      names = "--shrinkage",
      paramLabel = "SHARE",
      defaultValue = "30%",
      description = "Share of paid time away from the phones (default: 30%%).")
  String shrinkage;

  @Option(
      names = "--other-shrinkage",
      paramLabel = "SHARE",
      defaultValue = "35%",
      description = "What it might be (default: 35%%).")
  String otherShrinkage;

  @Option(
      names = "--rush",
      paramLabel = "SHARE",
      defaultValue = "60%",
      description = "More calls, as in a market rush (default: 60%%).")
  String rush;

  @Option(
      names = "--longer",
      paramLabel = "SHARE",
      defaultValue = "10%",
      description = "More handle time (default: 10%%).")
  String longer;

  @Option(
      names = "--absence",
      paramLabel = "SHARE",
      defaultValue = "10%",
      description = "Rostered agents who do not come (default: 10%%).")
  String absence;

  @Option(
      names = "--new-staff",
      paramLabel = "SHARE",
      defaultValue = "30%",
      description = "Agents who are new (default: 30%%).")
  String newStaff;

  @Option(
      names = "--slower",
      paramLabel = "SHARE",
      defaultValue = "20%",
      description = "More time that new agents take for a call (default: 20%%).")
  String slower;

  @Option(
      names = "--patience",
      paramLabel = "SECONDS",
      defaultValue = "300",
      description = "Mean time after which callers hang up (default: ${DEFAULT-VALUE}).")
  double patience;

  @Option(
      names = "--cost",
      paramLabel = "AMOUNT",
      defaultValue = "60",
      description = "Of a rostered agent and hour, any currency (default: ${DEFAULT-VALUE}).")
  double cost;

  @Option(
      names = "--forecast-error",
      paramLabel = "SHARE",
      defaultValue = "5%",
      description = "How far a day's calls are from their forecast (default: 5%%).")
  String forecastError;

  @Option(
      names = "--days",
      paramLabel = "N",
      defaultValue = "200",
      description = "Days to simulate for each line (default: ${DEFAULT-VALUE}).")
  int days;

  @Option(
      names = "--forecast",
      paramLabel = "NAME",
      defaultValue = "best",
      description = "The arrival model whose forecast is taken (default: ${DEFAULT-VALUE}).")
  String forecast;

  @Option(
      names = "--date",
      paramLabel = "DAY",
      description = "The forecast day (default: the busiest one).")
  @Nullable LocalDate date;

  @Option(
      names = "--erlangs",
      paramLabel = "NUMBER",
      description = "Instead of a forecast day: an hour of this traffic in each branch.")
  @Nullable Double erlangs;

  @Option(
      names = "--branches",
      paramLabel = "N",
      defaultValue = "10",
      description = "With --erlangs: how many branches (default: ${DEFAULT-VALUE}).")
  int branches;

  @Option(
      names = "--handle-seconds",
      paramLabel = "SECONDS",
      defaultValue = "180",
      description = "With --erlangs: the handle time (default: ${DEFAULT-VALUE}).")
  double handleSeconds;

  @Override
  public Integer call() {
    try {
      List<Site> sites = sites();
      Target promised = Target.parse(target).withShrinkage(Shrinkage.parse(shrinkage));
      Scenario today = Scenario.today(promised);
      WhatIf whatIf =
          new WhatIf(
              sites,
              today,
              new WhatIf.Terms(
                  ErlangC.MODEL,
                  patience,
                  cost,
                  Share.parse(forecastError, "The forecast's error"),
                  days,
                  SEED));
      List<Scenario> scenarios = scenarios(sites, today);
      List<Answer> answers = new ArrayList<>();
      try (Progress progress = Progress.of("simulate", "scenarios", scenarios.size())) {
        for (Scenario scenario : scenarios) {
          answers.add(whatIf.answer(scenario));
          progress.add(1);
        }
      }
      new WhatIfTable(answers).print(spec.commandLine().getOut());
      return 0;
    } catch (IllegalArgumentException e) {
      throw new Failure(Failure.Code.USAGE, e.getMessage(), e);
    }
  }

  private List<Site> sites() {
    if (erlangs != null) {
      if (branches < 1) {
        throw new IllegalArgumentException("--branches must be 1 or more, not " + branches);
      }
      Load load = new Load(erlangs * 3600 / handleSeconds, handleSeconds, 3600);
      return IntStream.rangeClosed(1, branches)
          .mapToObj(number -> new Site("", "branch " + number, "calls", List.of(load)))
          .toList();
    }
    try (Warehouse warehouse = Warehouse.open()) {
      return new ForecastDay(warehouse, forecast).sites(date);
    }
  }

  private List<Scenario> scenarios(List<Site> sites, Scenario today) {
    List<Scenario> scenarios = new ArrayList<>(List.of(today));
    long lines = sites.size();
    if (lines > count(sites, Site::branch)) {
      scenarios.add(today.pooled("queues of a branch pooled", Pooling.BRANCHES));
    }
    if (count(sites, Site::region) > 1) {
      scenarios.add(today.pooled("regional centres", Pooling.REGIONS));
    }
    if (lines > 1) {
      scenarios.add(today.pooled("one centre", Pooling.BANK));
    }
    Target other = Target.parse(otherTarget).withShrinkage(today.target().shrinkage());
    if (!other.equals(today.target())) {
      scenarios.add(today.promising("promise " + otherTarget, other));
    }
    scenarios.add(
        today.handling(
            "handle time +" + longer, 1 + Share.parse(longer, "The handle time's growth")));
    scenarios.add(
        today.promising(
            "shrinkage " + otherShrinkage,
            today.target().withShrinkage(Shrinkage.parse(otherShrinkage))));
    scenarios.add(today.absent("absence " + absence, Share.parse(absence, "The absence")));
    scenarios.add(today.calls("market rush +" + rush, 1 + Share.parse(rush, "The rush")));
    scenarios.add(
        today.withNewStaff(
            newStaff + " new staff, " + slower + " slower",
            Share.parse(newStaff, "The share of new staff"),
            1 + Share.parse(slower, "New staff's delay")));
    return scenarios;
  }

  private static long count(List<Site> sites, Function<Site, String> part) {
    return sites.stream().map(part).distinct().count();
  }
}
