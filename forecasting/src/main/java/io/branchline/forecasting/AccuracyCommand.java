package io.branchline.forecasting;

import io.branchline.forecasting.job.AccuracyRun;
import io.branchline.warehouse.Failure;
import io.branchline.warehouse.Warehouse;
import io.branchline.warehouse.table.ForecastAccuracy;
import java.io.PrintWriter;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.function.ToDoubleFunction;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** How published forecasts turned out. */
@Command(
    name = "accuracy",
    description = {
      "How every published forecast turned out, by lead time, beside the baseline and the noise floor.",
      "Reads forecasts and kpi_interval, writes forecast_accuracy."
    },
    mixinStandardHelpOptions = true)
final class AccuracyCommand implements Callable<Integer> {

  private static final int[] LAST_LEADS = {1, 2, 3, 7, 14, 28, Integer.MAX_VALUE};

  @Spec CommandSpec spec;

  @Option(
      names = "--by",
      paramLabel = "WHAT",
      defaultValue = "lead",
      description = "lead, branch or queue (default: ${DEFAULT-VALUE}).")
  String by;

  @Override
  public Integer call() {
    if (!List.of("lead", "branch", "queue").contains(by)) {
      throw new Failure(
          Failure.Code.USAGE,
          "Cannot report accuracy by '" + by + "'. Maybe lead, branch or queue?");
    }
    try (Warehouse warehouse = Warehouse.open()) {
      List<ForecastAccuracy> rows =
          new AccuracyRun(warehouse).run(Instant.now(), System.currentTimeMillis());
      if (rows.isEmpty()) {
        throw new Failure(
            Failure.Code.BAD_INPUT,
            "No forecast day is over yet. Maybe publish one of the past: ./branchline forecast"
                + " --origin DATE");
      }
      print(spec.commandLine().getOut(), rows, by);
    }
    return 0;
  }

  static void print(PrintWriter out, List<ForecastAccuracy> rows, String by) {
    Map<String, List<ForecastAccuracy>> groups = new TreeMap<>();
    for (ForecastAccuracy row : rows) {
      String key = row.model() + "\t" + place(row, by);
      groups.computeIfAbsent(key, k -> new ArrayList<>()).add(row);
    }
    TextTable table =
        TextTable.of(
                "model",
                by.equals("lead") ? "days ahead" : by,
                "intervals",
                "WAPE %",
                "RMSE",
                "bias %",
                "base W",
                "base R",
                "floor W",
                "floor R",
                "in 50",
                "in 80",
                "in 95")
            .leftUpTo(2);
    groups.forEach((key, group) -> add(table, key, group));
    table.print(out);
    out.println(
        "base: the mean of the last four same weekdays. floor: the true Poisson rates. in 80: share"
            + " within the 80 % interval.");
  }

  private static void add(TextTable table, String key, List<ForecastAccuracy> group) {
    String[] names = key.split("\t", -1);
    double n = sum(group, ForecastAccuracy::intervals);
    double actual = sum(group, ForecastAccuracy::actual);
    double expected = sum(group, ForecastAccuracy::expected);
    double judged = sum(group, ForecastAccuracy::judged);
    table.row(
        names[0],
        names[1].substring(names[1].indexOf('|') + 1),
        TextTable.number(n, 0),
        percent(sum(group, ForecastAccuracy::absoluteError), actual),
        TextTable.number(Math.sqrt(sum(group, ForecastAccuracy::squaredError) / n), 2),
        percent(expected - actual, actual),
        percent(sum(group, ForecastAccuracy::baselineAbsolute), actual),
        TextTable.number(Math.sqrt(sum(group, ForecastAccuracy::baselineSquared) / n), 2),
        percent(sum(group, ForecastAccuracy::noise), expected),
        TextTable.number(Math.sqrt(actual / n), 2),
        percent(sum(group, ForecastAccuracy::withinFifty), judged),
        percent(sum(group, ForecastAccuracy::withinEighty), judged),
        percent(sum(group, ForecastAccuracy::withinNinetyFive), judged));
  }

  private static String place(ForecastAccuracy row, String by) {
    return switch (by) {
      case "branch" -> "|" + row.branch();
      case "queue" -> "|" + row.queue();
      default -> lead(row.leadDays() + 1);
    };
  }

  /** Sorts as the number before the bar, reads as what is behind it. */
  private static String lead(int days) {
    int from = 1;
    for (int i = 0; i < LAST_LEADS.length; i++) {
      int to = LAST_LEADS[i];
      if (days <= to) {
        String name =
            to == Integer.MAX_VALUE ? "over 28" : from == to ? "" + to : from + " to " + to;
        return i + "|" + name;
      }
      from = to + 1;
    }
    throw new IllegalStateException("No group holds " + days + " days");
  }

  private static double sum(List<ForecastAccuracy> group, ToDoubleFunction<ForecastAccuracy> of) {
    return group.stream().mapToDouble(of).sum();
  }

  private static String percent(double part, double whole) {
    return whole == 0 ? "-" : TextTable.number(100 * part / whole, 1);
  }
}
