package io.branchline.scoring;

import io.branchline.scoring.spark.SparkRun;
import io.branchline.warehouse.cli.Commands;
import picocli.CommandLine.Command;

/** Evaluates calls and computes KPIs. */
@Command(
    name = "branchline",
    description = "Evaluates calls, keeps forms and settings, computes KPIs.",
    mixinStandardHelpOptions = true,
    subcommands = {
      ScoreCommand.class,
      KpiCommand.class,
      FormCommand.class,
      SettingCommand.class,
      BenchCommand.class
    })
public final class Main extends Commands.Group {

  private Main() {}

  /** Runs one command and exits with its status. */
  public static void main(String[] args) {
    SparkRun.quiet();
    System.exit(Commands.run(new Main(), args));
  }
}
