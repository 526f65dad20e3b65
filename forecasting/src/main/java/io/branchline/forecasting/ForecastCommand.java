package io.branchline.forecasting;

import io.branchline.forecasting.job.ForecastPlan;
import io.branchline.forecasting.job.ForecastThreads;
import io.branchline.forecasting.job.Intervals;
import io.branchline.forecasting.job.Publication;
import io.branchline.forecasting.job.SeriesKey;
import io.branchline.forecasting.job.SeriesReport;
import io.branchline.forecasting.spark.ForecastJob;
import io.branchline.warehouse.Failure;
import io.branchline.warehouse.Warehouse;
import io.branchline.warehouse.WarehouseConfig;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
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
    mixinStandardHelpOptions = true,
    subcommands = {AccuracyCommand.class, HistoryCommand.class, TodayCommand.class})
final class ForecastCommand implements Callable<Integer> {

  private static final Set<Integer> LENGTHS = Set.of(5, 15, 30, 60);

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
      defaultValue = "best",
      description =
          "Arrival model: calendar-mean, level-profile, additive, or best: whichever of these or their"
              + " means did best in each queue's own last weeks (default: ${DEFAULT-VALUE}).")
  String model;

  @Option(
      names = "--interval",
      paramLabel = "MINUTES",
      defaultValue = "30",
      description =
          "Length of an interval: 5, 15, 30 or 60; shorter ones count the calls themselves (default:"
              + " ${DEFAULT-VALUE}).")
  int interval;

  @Mixin CalendarOptions calendar = new CalendarOptions();

  @Option(
      names = "--master",
      paramLabel = "URL",
      defaultValue = ForecastJob.LOCAL,
      description =
          "Spark master, or threads for two threads without Spark (default: ${DEFAULT-VALUE}).")
  String master;

  @Override
  public Integer call() {
    if (!LENGTHS.contains(interval)) {
      throw new Failure(
          Failure.Code.USAGE,
          "Cannot forecast intervals of " + interval + " minutes. Maybe 5, 15, 30 or 60?");
    }
    WarehouseConfig config = WarehouseConfig.current();
    long version = System.currentTimeMillis();
    new ForecastPlan(model, Map.of(), days, version);
    List<SeriesKey> keys;
    try (Warehouse warehouse = Warehouse.open(config)) {
      keys = new Intervals(warehouse).series(origin, Instant.now(), interval, calendar.forced());
    }
    ForecastPlan plan = new ForecastPlan(model, calendar.of(keys, days), days, version);
    List<SeriesReport> reports =
        master.equals(ForecastThreads.MASTER)
            ? ForecastThreads.run(config, keys, plan)
            : bySpark(config, keys, plan);
    try (Warehouse warehouse = Warehouse.open(config)) {
      Publication.publish(warehouse, plan, reports);
    }
    ForecastPrint.print(spec.commandLine().getOut(), plan, reports, calendar.remarks());
    return 0;
  }

  private List<SeriesReport> bySpark(
      WarehouseConfig config, List<SeriesKey> keys, ForecastPlan plan) {
    try (ForecastJob job = new ForecastJob(master)) {
      return job.run(config, keys, plan);
    }
  }
}
