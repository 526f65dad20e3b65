package io.branchline.forecasting;

import io.branchline.forecasting.erlang.ErlangA;
import io.branchline.forecasting.erlang.ErlangC;
import io.branchline.forecasting.erlang.ServiceLevelFormula;
import io.branchline.forecasting.erlang.Shrinkage;
import io.branchline.forecasting.erlang.StaffingModel;
import io.branchline.forecasting.erlang.Target;
import io.branchline.forecasting.job.BranchStaffing;
import io.branchline.forecasting.job.SeenHours;
import io.branchline.forecasting.job.StaffingPlan;
import io.branchline.forecasting.job.StaffingRun;
import io.branchline.warehouse.Failure;
import io.branchline.warehouse.Warehouse;
import java.io.PrintWriter;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Staffs the newest forecast. */
@Command(
    name = "staff",
    description = {
      "The agents that the newest forecast needs, half hour by half hour, to reach a target.",
      "Reads forecasts (run forecast first), writes staffing; running again replaces."
    },
    mixinStandardHelpOptions = true)
final class StaffCommand implements Callable<Integer> {

  @Spec CommandSpec spec;

  @Option(
      names = "--target",
      paramLabel = "LEVEL/SECONDS",
      defaultValue = "80/20",
      description = "Service level of offered calls to reach (default: ${DEFAULT-VALUE}).")
  String target;

  @Option(
      names = "--max-occupancy",
      paramLabel = "SHARE",
      defaultValue = "85%",
      description = "Busiest that agents may be, 85%% or 0.85 (default: 85%%).")
  String maxOccupancy;

  @Option(
      names = "--shrinkage",
      paramLabel = "SHARE",
      defaultValue = "30%",
      description = "Share of paid time away from the phones, 30%% or 0.30 (default: 30%%).")
  String shrinkage;

  @Option(
      names = "--model",
      paramLabel = "NAME",
      defaultValue = "erlang-c",
      description = "erlang-c or erlang-a (default: ${DEFAULT-VALUE}).")
  String model;

  @Option(
      names = "--patience",
      paramLabel = "SECONDS",
      defaultValue = "300",
      description = "Mean patience of callers for erlang-a (default: ${DEFAULT-VALUE}).")
  double patience;

  @Option(
      names = "--forecast",
      paramLabel = "NAME",
      defaultValue = "best",
      description = "The arrival model whose forecast is staffed (default: ${DEFAULT-VALUE}).")
  String forecast;

  @Option(
      names = "--formula",
      paramLabel = "NAME",
      defaultValue = "NEGATIVE",
      description =
          "Which service level: ${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}). They differ"
              + " only for erlang-a.")
  ServiceLevelFormula formula;

  @Option(
      names = "--branch",
      paramLabel = "ID",
      defaultValue = "",
      description = "This branch only (default: all).")
  String branch;

  @Option(
      names = "--handle-seconds",
      paramLabel = "SECONDS",
      description = "Handle time where the forecast knows none (default: the mean of the branch).")
  @Nullable Double handleSeconds;

  @Option(
      names = "--check",
      paramLabel = "BRANCH",
      description = {
        "Instead: what Erlang C and A predict beside what happened in this branch,",
        "hour by hour (reads kpi_interval: run kpi first)."
      })
  @Nullable String check;

  @Override
  public Integer call() {
    if (check != null) {
      try (Warehouse warehouse = Warehouse.open()) {
        new CheckTable(check, new SeenHours(warehouse).of(check))
            .print(spec.commandLine().getOut());
      }
      return 0;
    }
    StaffingPlan plan = plan();
    try (Warehouse warehouse = Warehouse.open()) {
      StaffingRun run = new StaffingRun(warehouse, plan);
      List<BranchStaffing> branches = run.run(branch);
      print(spec.commandLine().getOut(), plan, branches, run.borrowed());
    }
    return 0;
  }

  StaffingPlan plan() {
    try {
      Target promised =
          Target.parse(target)
              .by(formula)
              .withMaxOccupancy(Share.parse(maxOccupancy, "The maximum occupancy").doubleValue())
              .withShrinkage(Shrinkage.parse(shrinkage));
      if (promised.level() == 0) {
        throw new IllegalArgumentException("The target's level must be above 0 %. Maybe 80/20?");
      }
      if (handleSeconds != null && !(handleSeconds > 0)) {
        throw new IllegalArgumentException(
            "--handle-seconds must be above 0, not " + handleSeconds);
      }
      return new StaffingPlan(
          forecast, staffingModel(), promised, handleSeconds, System.currentTimeMillis());
    } catch (IllegalArgumentException e) {
      throw new Failure(Failure.Code.USAGE, e.getMessage(), e);
    }
  }

  private StaffingModel staffingModel() {
    return switch (model.toLowerCase(Locale.ROOT)) {
      case "erlang-c" -> ErlangC.MODEL;
      case "erlang-a" -> new ErlangA(patience);
      default ->
          throw new IllegalArgumentException(
              "There is no staffing model '" + model + "'. Maybe erlang-c or erlang-a?");
    };
  }

  static void print(
      PrintWriter out, StaffingPlan plan, List<BranchStaffing> branches, long borrowed) {
    Target target = plan.target();
    out.printf(
        Locale.ROOT,
        "Staffed by %s for %s %% of offered calls within %s s, occupancy at most %s %%, shrinkage"
            + " %s %%.%n%n",
        plan.model().name(),
        percent(target.level()),
        plain(target.seconds()),
        percent(target.maxOccupancy()),
        target.shrinkage().share().movePointRight(2).stripTrailingZeros().toPlainString());
    TextTable table =
        TextTable.of(
            "branch",
            "queues",
            "calls",
            "peak",
            "agent-hours",
            "to roster",
            "level",
            "pooled",
            "pooled hours");
    int queues = 0;
    double calls = 0;
    double inTime = 0;
    double hours = 0;
    double scheduled = 0;
    double pooled = 0;
    for (BranchStaffing branch : branches) {
      Double level = branch.serviceLevel();
      table.row(
          branch.branch(),
          String.valueOf(branch.queues()),
          TextTable.number(branch.calls(), 0),
          String.valueOf(branch.peak()),
          TextTable.number(branch.agentHours(), 1),
          TextTable.number(branch.scheduledHours(), 1),
          level == null ? "-" : TextTable.percent(level),
          String.valueOf(branch.pooledPeak()),
          TextTable.number(branch.pooledHours(), 1));
      queues += branch.queues();
      calls += branch.calls();
      inTime += level == null ? 0 : level * branch.calls();
      hours += branch.agentHours();
      scheduled += branch.scheduledHours();
      pooled += branch.pooledHours();
    }
    table.row(
        "all",
        String.valueOf(queues),
        TextTable.number(calls, 0),
        "",
        TextTable.number(hours, 1),
        TextTable.number(scheduled, 1),
        calls == 0 ? "-" : TextTable.percent(inTime / calls),
        "",
        TextTable.number(pooled, 1));
    table.print(out);
    out.println();
    out.println(
        "peak: agents on the phones in the busiest interval, all queues of the branch together."
            + " pooled: the same if the branch's queues were one.");
    if (borrowed > 0) {
      out.printf(
          Locale.ROOT,
          "%,d intervals expect calls in queues that never handled one: they took %s.%n",
          borrowed,
          plan.handleSeconds() == null
              ? "the mean handle time of their branch, or of the bank where it has none"
              : plain(plan.handleSeconds()) + " s of handle time");
    }
  }

  private static String percent(double share) {
    return BigDecimal.valueOf(share).movePointRight(2).stripTrailingZeros().toPlainString();
  }

  private static String plain(double number) {
    return BigDecimal.valueOf(number).stripTrailingZeros().toPlainString();
  }
}
