package io.branchline.scoring;

import io.branchline.scoring.job.Days;
import io.branchline.scoring.job.KpiPartition;
import io.branchline.scoring.job.KpiReport;
import io.branchline.scoring.job.KpiReport.By;
import io.branchline.scoring.job.Partition;
import io.branchline.scoring.job.Partitions;
import io.branchline.scoring.kpi.Counters;
import io.branchline.scoring.kpi.ServiceLevel;
import io.branchline.scoring.setting.ServiceLevelSetting;
import io.branchline.scoring.spark.Jobs;
import io.branchline.scoring.spark.SparkRun;
import io.branchline.warehouse.Warehouse;
import java.io.PrintWriter;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Counts calls into half hours and prints the KPIs. */
@Command(
    name = "kpi",
    description = {
      "Counts calls, legs and agents' states into half hours of each branch's clock and prints the KPIs,",
      "with the service level's formula beside it. Rates are sums over sums; no traffic, no figure."
    },
    mixinStandardHelpOptions = true)
final class KpiCommand implements Callable<Integer> {

  @Spec CommandSpec spec;

  @Option(names = "--from", description = "First local day, such as 2026-10-01.")
  @Nullable LocalDate from;

  @Option(names = "--to", description = "Last local day, included.")
  @Nullable LocalDate to;

  @Option(
      names = "--by",
      description = "branch, queue, agent, day, month or half-hour (default: branch).",
      converter = ByConverter.class)
  By by = By.BRANCH;

  @Option(names = "--branch", description = "Print this branch only.")
  @Nullable String branch;

  @Option(names = "--formulas", description = "Print all six service levels.")
  boolean formulas;

  @Option(names = "--stored", description = "Print what is stored, compute nothing.")
  boolean stored;

  @Option(names = "--lang", description = "en or zh.")
  String language = "en";

  @Option(names = "--master", description = "Spark's master (default: ${DEFAULT-VALUE}).")
  String master = SparkRun.LOCAL;

  static final class ByConverter implements picocli.CommandLine.ITypeConverter<By> {
    @Override
    public By convert(String value) {
      return By.parse(value);
    }
  }

  @Override
  public Integer call() {
    PrintWriter out = spec.commandLine().getOut();
    Days days = new Days(from, to);
    try (Warehouse warehouse = Warehouse.open()) {
      ServiceLevelSetting setting = ServiceLevelSetting.read(warehouse);
      if (!stored) {
        compute(out, warehouse, days, setting);
      }
      print(out, new KpiReport(warehouse).by(by, days, branch), setting);
    }
    return 0;
  }

  private void compute(
      PrintWriter out, Warehouse warehouse, Days days, ServiceLevelSetting setting) {
    Partitions partitions = new Partitions(warehouse);
    List<Partition> months = partitions.kpi(days);
    months.stream()
        .map(Partition::branch)
        .distinct()
        .filter(name -> !partitions.knows(name))
        .forEach(
            name ->
                spec.commandLine()
                    .getErr()
                    .println(
                        "branchline: branch '"
                            + name
                            + "' is not described, so its days are cut in UTC. Name its zone in the table branches."));
    if (months.isEmpty()) {
      return;
    }
    try (SparkRun spark = new SparkRun("branchline kpi", master)) {
      KpiPartition.Done done =
          new Jobs(spark, warehouse.config()).kpi(months, setting.thresholds());
      out.println(
          chinese()
              ? String.format(
                  Locale.ROOT,
                  "已统计 %s 通来电，%s 个半小时行，写入 %s 行",
                  Figures.count(done.calls()),
                  Figures.count(done.intervals()),
                  Figures.count(done.written()))
              : String.format(
                  Locale.ROOT,
                  "%s calls counted into %s half-hour rows, %s of them written",
                  Figures.count(done.calls()),
                  Figures.count(done.intervals()),
                  Figures.count(done.written())));
    }
  }

  private void print(PrintWriter out, Map<String, Counters> rows, ServiceLevelSetting setting) {
    if (rows.isEmpty()) {
      out.println(
          chinese()
              ? "没有来电数据。先运行：./branchline ingest FILE"
              : "No calls there. First run: ./branchline ingest FILE");
      return;
    }
    List<ServiceLevel> levels =
        formulas ? List.of(ServiceLevel.values()) : List.of(setting.formula());
    for (ServiceLevel level : levels) {
      out.println(
          (chinese() ? "服务水平 " : "Service level ")
              + level.code()
              + " "
              + level.title().in(language)
              + ": "
              + level.formula(setting.thresholds(), language));
    }
    List<String> titles = new ArrayList<>();
    titles.add(by.title().in(language));
    titles.addAll(
        chinese()
            ? List.of("进队", "接听", "放弃", "短时放弃", "接通率")
            : List.of("Offered", "Answered", "Abandoned", "Short ab.", "Answer rate"));
    levels.forEach(level -> titles.add((chinese() ? "服务水平 " : "SL ") + level.code()));
    titles.addAll(
        chinese() ? List.of("平均应答(秒)", "平均处理(秒)", "占用率") : List.of("ASA s", "AHT s", "Occupancy"));
    TextTable table = new TextTable(1, titles);
    Counters all = Counters.ZERO;
    for (Map.Entry<String, Counters> row : rows.entrySet()) {
      table.row(cells(row.getKey(), row.getValue(), levels));
      all = all.plus(row.getValue());
    }
    if (rows.size() > 1) {
      table.row(cells(chinese() ? "合计" : "All", all, levels));
    }
    table.print(out);
  }

  private static List<String> cells(String name, Counters c, List<ServiceLevel> levels) {
    List<String> cells = new ArrayList<>();
    cells.add(name);
    cells.add(Figures.count(c.offered()));
    cells.add(Figures.count(c.answered()));
    cells.add(Figures.count(c.abandoned()));
    cells.add(Figures.count(c.shortAbandoned()));
    cells.add(Figures.percent(c.answerRate()));
    levels.forEach(level -> cells.add(Figures.percent(level.of(c))));
    cells.add(Figures.seconds(c.asaSeconds()));
    cells.add(Figures.seconds(c.ahtSeconds()));
    cells.add(Figures.percent(c.occupancy()));
    return cells;
  }

  private boolean chinese() {
    return language.startsWith("zh");
  }
}
