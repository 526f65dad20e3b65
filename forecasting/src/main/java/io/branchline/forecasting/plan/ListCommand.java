package io.branchline.forecasting.plan;

import io.branchline.warehouse.Warehouse;
import io.branchline.warehouse.table.RosterRow;
import java.io.PrintWriter;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
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

  @Option(
      names = "--lang",
      paramLabel = "en|zh",
      defaultValue = "en",
      description = "Language (default: ${DEFAULT-VALUE}).")
  String lang;

  private Object[] heads() {
    return lang.startsWith("zh")
        ? new Object[] {"排班表", "首日", "天数", "状态", "成本", "空缺", "违规", "生成人"}
        : new Object[] {"roster", "from", "days", "status", "cost", "missing", "violations", "by"};
  }

  private String status(RosterRow row) {
    boolean published = row.status().equals("published");
    return lang.startsWith("zh") ? (published ? "已发布" : "草案") : row.status();
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
