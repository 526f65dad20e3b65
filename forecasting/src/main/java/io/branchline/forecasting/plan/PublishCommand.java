package io.branchline.forecasting.plan;

import io.branchline.warehouse.Failure;
import io.branchline.warehouse.Warehouse;
import io.branchline.warehouse.table.RosterRow;
import java.time.Instant;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Publishes a draft. */
@Command(
    name = "publish",
    description = {
      "Makes a draft the published roster of its days. It is never changed again; a later one takes",
      "its place. Refused where a hard rule was broken when it was kept."
    },
    mixinStandardHelpOptions = true)
final class PublishCommand implements Callable<Integer> {

  @Spec CommandSpec spec;

  @Parameters(paramLabel = "ROSTER", description = "Name of a draft.")
  String roster;

  @Option(
      names = "--by",
      paramLabel = "NAME",
      defaultValue = "${sys:user.name}",
      description = "Who publishes (default: ${DEFAULT-VALUE}).")
  String by;

  @Override
  public Integer call() {
    try (Warehouse warehouse = Warehouse.open()) {
      RosterStore store = new RosterStore(warehouse);
      RosterRow row = store.row(roster);
      if (row.violations() > 0) {
        throw new Failure(
            Failure.Code.FORBIDDEN,
            "Roster "
                + roster
                + " breaks "
                + row.violations()
                + " hard rules. See: ./branchline roster check "
                + roster);
      }
      store.publish(row, by, Instant.now());
      spec.commandLine()
          .getOut()
          .printf(
              Locale.ROOT,
              "Published %s: branch %s, %d days from %s.%n",
              roster,
              row.branch(),
              row.days(),
              row.fromDate());
    }
    return 0;
  }
}
