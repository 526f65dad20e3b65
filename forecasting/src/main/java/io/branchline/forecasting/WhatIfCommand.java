package io.branchline.forecasting;

import io.branchline.forecasting.erlang.ErlangC;
import io.branchline.forecasting.erlang.ServiceLevelFormula;
import io.branchline.forecasting.erlang.Shrinkage;
import io.branchline.forecasting.erlang.Target;
import io.branchline.forecasting.job.ForecastDay;
import io.branchline.forecasting.whatif.Answer;
import io.branchline.forecasting.whatif.Change;
import io.branchline.forecasting.whatif.Changes;
import io.branchline.forecasting.whatif.Day;
import io.branchline.forecasting.whatif.Question;
import io.branchline.forecasting.whatif.Scenario;
import io.branchline.forecasting.whatif.WhatIf;
import io.branchline.warehouse.Failure;
import io.branchline.warehouse.Warehouse;
import io.branchline.warehouse.cli.Progress;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
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
      "one day in twenty is below 'from', one in twenty above 'to'."
    },
    mixinStandardHelpOptions = true)
public final class WhatIfCommand implements Callable<Integer> {

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
      description = "What might be promised (default: 93/20, or 80/20 where that is today's).")
  @Nullable String otherTarget;

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
      names = "--formula",
      paramLabel = "NAME",
      defaultValue = "negative",
      description = "Which service level: ${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}).")
  ServiceLevelFormula formula;

  @Option(
      names = "--short-seconds",
      paramLabel = "SECONDS",
      defaultValue = "5",
      description = "Who hangs up before hardly waited (default: ${DEFAULT-VALUE}).")
  double shortSeconds;

  @Option(
      names = "--changes",
      paramLabel = "NAME",
      split = ",",
      description =
          "What may be different: queues, regions, centre, target, handle-time, shrinkage,"
              + " absence, rush, new-staff, together (default: all).")
  @Nullable List<String> changes;

  @Option(
      names = "--days",
      paramLabel = "N",
      defaultValue = "200",
      description = "How often to simulate the day, or all of --span (default: ${DEFAULT-VALUE}).")
  int days;

  @Option(
      names = "--seed",
      paramLabel = "N",
      defaultValue = "20261122",
      description = "Of the random callers (default: ${DEFAULT-VALUE}).")
  long seed;

  @Option(
      names = "--forecast",
      paramLabel = "NAME",
      defaultValue = "best",
      description = "The arrival model whose forecast is taken (default: ${DEFAULT-VALUE}).")
  String forecast;

  @Option(
      names = "--branch",
      paramLabel = "BRANCH",
      defaultValue = "",
      description = "Only this branch's calls.")
  String branch;

  @Option(
      names = "--queue",
      paramLabel = "QUEUE",
      defaultValue = "",
      description = "Only this queue's calls.")
  String queue;

  @Option(
      names = "--date",
      paramLabel = "DAY",
      description = "The forecast day (default: the busiest one).")
  @Nullable LocalDate date;

  @Option(
      names = "--span",
      paramLabel = "N",
      defaultValue = "1",
      description = "So many days from then on, up to 31 (default: ${DEFAULT-VALUE}).")
  int span;

  @Option(
      names = "--erlangs",
      paramLabel = "NUMBER",
      description = "Instead of forecast days: an hour of this traffic in each branch.")
  @Nullable Double erlangs;

  @Option(
      names = "--branches",
      paramLabel = "N",
      defaultValue = "10",
      description = "With --erlangs: how many branches (default: ${DEFAULT-VALUE}).")
  int branches;

  @Option(
      names = "--regions",
      paramLabel = "N",
      defaultValue = "2",
      description = "With --erlangs: how many regions they lie in (default: ${DEFAULT-VALUE}).")
  int regions;

  @Option(
      names = "--handle-seconds",
      paramLabel = "SECONDS",
      defaultValue = "180",
      description = "With --erlangs: the handle time (default: ${DEFAULT-VALUE}).")
  double handleSeconds;

  @Override
  public Integer call() {
    try {
      Question question = question();
      List<Day> asked = days();
      Map<Change, Scenario> scenarios = question.scenarios(asked);
      WhatIf whatIf = new WhatIf(asked, Scenario.today(question.promised()), terms());
      List<Answer> answers = new ArrayList<>();
      try (Progress progress = Progress.of("simulate", "scenarios", scenarios.size())) {
        for (Scenario scenario : scenarios.values()) {
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

  private WhatIf.Terms terms() {
    check(patience > 0 && patience < 1e9, "--patience", patience, "above 0 s");
    check(cost >= 0 && cost < 1e9, "--cost", cost, "0 or more");
    check(days >= 1 && days <= 100_000, "--days", days, "1 to 100000");
    return new WhatIf.Terms(
        ErlangC.MODEL,
        patience,
        cost,
        Share.parse(forecastError, "The forecast's error").doubleValue(),
        days,
        seed);
  }

  private List<Day> days() {
    if (erlangs != null) {
      check(erlangs >= 0 && erlangs < 1e6, "--erlangs", erlangs, "0 or more");
      check(handleSeconds > 0 && handleSeconds < 1e6, "--handle-seconds", handleSeconds, "above 0");
      return List.of(Day.ofErlangs(erlangs, handleSeconds, branches, regions));
    }
    check(span >= 1 && span <= 31, "--span", span, "1 to 31 days");
    try (Warehouse warehouse = Warehouse.open()) {
      return new ForecastDay(warehouse, forecast, branch, queue).days(date, span);
    }
  }

  private Question question() {
    Target promised =
        Target.parse(target)
            .by(formula)
            .withShortSeconds(shortSeconds)
            .withShrinkage(Shrinkage.parse(shrinkage));
    Target other = otherTarget == null ? Changes.usualTarget(promised) : Target.parse(otherTarget);
    return new Question(
        promised,
        new Changes(
            BigDecimal.valueOf(other.level()),
            other.seconds(),
            Share.parse(longer, "The handle time's growth"),
            Shrinkage.parse(otherShrinkage),
            Share.parse(absence, "The absence"),
            Share.parse(rush, "The rush"),
            Share.parse(newStaff, "The share of new staff"),
            Share.parse(slower, "New staff's delay")),
        changes == null
            ? EnumSet.allOf(Change.class)
            : changes.stream().map(Change::of).collect(Collectors.toSet()));
  }

  private static void check(boolean good, String option, double value, String allowed) {
    if (!good) {
      throw new IllegalArgumentException(option + " must be " + allowed + ", not " + value);
    }
  }
}
