package io.branchline.forecasting.plan;

import io.branchline.warehouse.Warehouse;
import io.branchline.warehouse.table.RosterRow;
import java.io.PrintWriter;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Lists the rosters. */
@Command(
    name = "list",
    description = "The rosters that are kept, newest first.",
    mixinStandardHelpOptions = true)
final class ListCommand implements Callable<Integer> {

  @Spec CommandSpec spec;

  @Option(names = "--branch", paramLabel = "ID", defaultValue = "", description = "Only of this.")
  String branch;

  @Mixin Language language = new Language();

  private Object[] heads() {
    return language.of(
        new Object[] {"roster", "from", "days", "status", "cost", "missing", "violations", "by"},
        new Object[] {"排班表", "首日", "天数", "状态", "成本", "空缺", "违规", "生成人"});
  }

  private String status(RosterRow row) {
    boolean published = row.status().equals("published");
    return language.of(row.status(), published ? "已发布" : "草案");
  }

  @Override
  public Integer call() {
    try (Warehouse warehouse = Warehouse.open()) {
      PrintWriter out = spec.commandLine().getOut();
      out.printf(Locale.ROOT, "%-28s %-10s %5s %-10s %12s %8s %10s  %s%n", heads());
      for (RosterRow row : new RosterStore(warehouse).rows(branch)) {
        out.printf(
            Locale.ROOT,
            "%-28s %-10s %5d %-10s %,12d %8d %10d  %s%n",
            row.roster(),
            row.fromDate(),
            row.days(),
            status(row),
            row.cost(),
            row.missing(),
            row.violations(),
            row.createdBy());
      }
    }
    return 0;
  }
}
