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

  @Override
  public Integer call() {
    try (Warehouse warehouse = Warehouse.open()) {
      PrintWriter out = spec.commandLine().getOut();
      out.printf(
          Locale.ROOT,
          "%-28s %-10s %5s %-10s %12s %8s %10s  %s%n",
          "roster",
          "from",
          "days",
          "status",
          "cost",
          "missing",
          "violations",
          "by");
      for (RosterRow row : new RosterStore(warehouse).rows(branch)) {
        out.printf(
            Locale.ROOT,
            "%-28s %-10s %5d %-10s %,12d %8d %10d  %s%n",
            row.roster(),
            row.fromDate(),
            row.days(),
            row.status(),
            row.cost(),
            row.missing(),
            row.violations(),
            row.createdBy());
      }
    }
    return 0;
  }
}
