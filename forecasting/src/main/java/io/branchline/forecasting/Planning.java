package io.branchline.forecasting;

import io.branchline.forecasting.plan.RosterCommand;
import io.branchline.warehouse.cli.Commands;
import picocli.CommandLine.Command;

/**
 * The commands that the console runs in processes of their own. Neither Spark nor the benchmarks
 * are on its class path: {@code forecast} needs {@code --master threads} there.
 */
@Command(
    name = "branchline",
    description = "Forecast, staffing and rosters, for the console.",
    mixinStandardHelpOptions = true,
    subcommands = {ForecastCommand.class, StaffCommand.class, RosterCommand.class})
public final class Planning extends Commands.Group {

  /** Runs one command and exits with its status. */
  public static void main(String[] args) {
    System.exit(Commands.run(new Planning(), args));
  }
}
