package io.branchline.forecasting;

import io.branchline.forecasting.job.IntradayRun;
import io.branchline.warehouse.Warehouse;
import java.io.PrintWriter;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Forecasts the rest of the day. */
@Command(
    name = "today",
    description = {
      "Forecast the rest of each branch's newest day from what came so far.",
      "Reads forecasts and kpi_interval (run kpi first), writes intraday_forecasts."
    },
    mixinStandardHelpOptions = true)
final class TodayCommand implements Callable<Integer> {

  @Spec CommandSpec spec;

  @Option(
      names = "--model",
      paramLabel = "NAME",
      defaultValue = "best",
      description = "Whose forecast is brought up to date (default: ${DEFAULT-VALUE}).")
  String model;

  @Option(
      names = "--at",
      paramLabel = "INSTANT",
      description = "Look at nothing that came later, such as 2026-11-22T03:00:00Z (default: now).")
  @Nullable Instant at;

  @Override
  public Integer call() {
    try (Warehouse warehouse = Warehouse.open()) {
      List<IntradayRun.Summary> branches =
          new IntradayRun(warehouse, model)
              .run(at == null ? Instant.now() : at, System.currentTimeMillis());
      print(spec.commandLine().getOut(), branches);
    }
    return 0;
  }

  static void print(PrintWriter out, List<IntradayRun.Summary> branches) {
    out.printf(
        Locale.ROOT,
        "%-12s %-20s %10s %10s %10s %10s %8s%n",
        "branch",
        "as of",
        "expected",
        "came",
        "rest was",
        "rest is",
        "change");
    for (IntradayRun.Summary branch : branches) {
      String change =
          branch.published() == 0
              ? "-"
              : String.format(
                  Locale.ROOT, "%+.1f %%", 100 * (branch.rest() / branch.published() - 1));
      out.printf(
          Locale.ROOT,
          "%-12s %-20s %,10.0f %,10.0f %,10.0f %,10.0f %8s%n",
          branch.branch(),
          branch.asOf(),
          branch.expected(),
          branch.came(),
          branch.published(),
          branch.rest(),
          change);
    }
  }
}
