package io.branchline.forecasting;

import io.branchline.forecasting.bench.Bench;
import io.branchline.forecasting.plan.RosterCommand;
import io.branchline.warehouse.cli.Commands;
import picocli.CommandLine.Command;

/** The commands of workforce planning. */
@Command(
    name = "branchline",
    description = "Forecasts calls, staffs for them and makes rosters.",
    mixinStandardHelpOptions = true,
    subcommands = {
      ForecastCommand.class,
      StaffCommand.class,
      WhatIfCommand.class,
      RosterCommand.class,
      Bench.class
    })
public final class Main extends Commands.Group {

  /** Runs one command and exits with its status. */
  public static void main(String[] args) {
    System.exit(Commands.run(new Main(), args));
  }
}
