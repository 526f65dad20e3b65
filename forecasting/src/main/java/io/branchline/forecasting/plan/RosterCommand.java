package io.branchline.forecasting.plan;

import io.branchline.warehouse.cli.Commands;
import picocli.CommandLine.Command;

/** Everything about rosters. */
@Command(
    name = "roster",
    description = "Rosters: solve, check, publish and export who works when.",
    mixinStandardHelpOptions = true,
    subcommands = {
      SolveCommand.class,
      CheckCommand.class,
      PublishCommand.class,
      ExportCommand.class,
      ListCommand.class,
      RulesCommand.class
    })
public final class RosterCommand extends Commands.Group {}
