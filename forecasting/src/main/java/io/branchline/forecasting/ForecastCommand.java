package io.branchline.forecasting;

import io.branchline.forecasting.arrival.Accuracy;
import io.branchline.forecasting.arrival.SpecialDays;
import io.branchline.forecasting.calendar.SpecialDaysFile;
import io.branchline.forecasting.job.ForecastPlan;
import io.branchline.forecasting.job.Intervals;
import io.branchline.forecasting.job.SeriesKey;
import io.branchline.forecasting.job.SeriesReport;
import io.branchline.forecasting.spark.ForecastJob;
import io.branchline.warehouse.Failure;
import io.branchline.warehouse.Warehouse;
import io.branchline.warehouse.WarehouseConfig;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Forecasts every queue. */
@Command(
    name = "forecast",
    description = {
      "Forecast offered calls and handle time of every queue, interval by interval.",
      "Reads kpi_interval (run kpi first), writes forecasts; running again replaces."
    },
    mixinStandardHelpOptions = true)
final class ForecastCommand implements Callable<Integer> {

  @Spec CommandSpec spec;

  @Option(
      names = "--days",
      paramLabel = "N",
      defaultValue = "28",
      description = "Days ahead (default: ${DEFAULT-VALUE}).")
  int days;

  @Option(
      names = "--origin",
      paramLabel = "DATE",
      description =
          "First day to forecast; only what was before it is looked at (default: the day after a"
              + " branch's last whole day with data).")
  @Nullable LocalDate origin;

  @Option(
      names = "--model",
      paramLabel = "NAME",
      defaultValue = "calendar-mean",
      description =
          "Arrival model: calendar-mean, level-profile, or best: whichever did best in each queue's"
              + " own last weeks (default: ${DEFAULT-VALUE}).")
  String model;

  @Option(
      names = "--special-days",
      paramLabel = "FILE",
      description =
          "Lines DATE,WEEKDAY: days that act like another weekday (a holiday like SUNDAY); heeded by"
              + " level-profile and best.")
  @Nullable Path specialDays;

  @Option(
      names = "--master",
      paramLabel = "URL",
      defaultValue = ForecastJob.LOCAL,
      description = "Spark master (default: ${DEFAULT-VALUE}).")
  String master;

  @Override
  public Integer call() {
    ForecastPlan plan = new ForecastPlan(model, special(), days, System.currentTimeMillis());
    WarehouseConfig config = WarehouseConfig.current();
    List<SeriesKey> keys;
    try (Warehouse warehouse = Warehouse.open(config)) {
      keys = new Intervals(warehouse).series(origin, Instant.now());
    }
    try (ForecastJob job = new ForecastJob(master)) {
      print(spec.commandLine().getOut(), plan, job.run(config, keys, plan));
    }
    return 0;
  }

  private SpecialDays special() {
    if (specialDays == null) {
      return SpecialDays.NONE;
    }
    try {
      return SpecialDaysFile.parse(Files.readAllLines(specialDays, StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new Failure(
          Failure.Code.BAD_INPUT, "Cannot read the special days in " + specialDays + ": " + e, e);
    } catch (IllegalArgumentException e) {
      throw new Failure(Failure.Code.BAD_INPUT, specialDays + ": " + e.getMessage(), e);
    }
  }

  static void print(PrintWriter out, ForecastPlan plan, List<SeriesReport> reports) {
    Accuracy accuracy = Accuracy.NONE;
    int tested = 0;
    for (SeriesReport report : reports) {
      if (report.backtest() != null) {
        accuracy = accuracy.plus(report.backtest());
        tested++;
      }
    }
    long branches = reports.stream().map(report -> report.key().branch()).distinct().count();
    LocalDate first = reports.stream().map(r -> r.key().origin()).min(LocalDate::compareTo).get();
    LocalDate last = reports.stream().map(r -> r.key().origin()).max(LocalDate::compareTo).get();
    out.printf(
        Locale.ROOT,
        "Forecast by %s: %,d series of %,d branches, %d days from %s, %,.0f calls expected.%n",
        plan.model(),
        reports.size(),
        branches,
        plan.days(),
        first.equals(last) ? first : first + " to " + last,
        reports.stream().mapToDouble(SeriesReport::expectedCalls).sum());
    if (accuracy.wape() == null || accuracy.noiseWape() == null || accuracy.bias() == null) {
      out.println("Back-test: no figure; two weeks with calls are needed.");
    } else {
      out.printf(
          Locale.ROOT,
          "Back-test, the last 7 known days forecast from the days before (%,d series):"
              + " WAPE %.1f %%, bias %+.1f %%; noise floor of WAPE (Poisson, true rate known)"
              + " %.1f %%.%n",
          tested,
          100 * accuracy.wape(),
          100 * accuracy.bias(),
          100 * accuracy.noiseWape());
    }
    long gaps = reports.stream().mapToLong(SeriesReport::gapDays).sum();
    if (gaps > 0) {
      out.printf(
          Locale.ROOT, "Left out: %,d days of queues whose branch has no data that day.%n", gaps);
    }
    long leftOut = reports.stream().mapToLong(SeriesReport::leftOut).sum();
    if (leftOut > 0) {
      out.printf(
          Locale.ROOT, "Left out of handle time: %,d intervals with a negative sum.%n", leftOut);
    }
  }
}
