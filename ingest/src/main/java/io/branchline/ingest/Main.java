package io.branchline.ingest;

import io.branchline.ingest.simulate.SimulateCommand;
import io.branchline.warehouse.cli.Commands;
import picocli.CommandLine.Command;

/** The commands of the ingest module. */
@Command(
    name = "branchline",
    mixinStandardHelpOptions = true,
    description = "Turns ACD events into calls.",
    subcommands = {IngestCommand.class, SimulateCommand.class, Main.Bench.class})
public final class Main extends Commands.Group {

  /** Benchmarks of this module. */
  @Command(
      name = "bench",
      mixinStandardHelpOptions = true,
      description = "Measures this module.",
      subcommands = {BenchIngestCommand.class})
  static final class Bench extends Commands.Group {}

  /** Runs a command and exits with its status. */
  public static void main(String[] args) {
    System.exit(Commands.run(new Main(), args));
  }
}
