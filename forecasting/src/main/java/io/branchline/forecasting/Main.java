package io.branchline.forecasting;

import io.branchline.forecasting.bench.Bench;
import io.branchline.warehouse.cli.Commands;
import picocli.CommandLine.Command;

/** The commands of workforce planning. */
@Command(
    name = "branchline",
    description = "Forecasts calls and staffs for them.",
    mixinStandardHelpOptions = true,
    subcommands = {ForecastCommand.class, StaffCommand.class, WhatIfCommand.class, Bench.class})
public final class Main extends Commands.Group {

  /** Runs one command and exits with its status. */
  public static void main(String[] args) {
    System.exit(Commands.run(new Main(), args));
  }
}
