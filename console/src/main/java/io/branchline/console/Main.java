package io.branchline.console;

import io.branchline.console.account.AccountCommand;
import io.branchline.warehouse.cli.Commands;
import picocli.CommandLine.Command;

/** The console's commands: the server, and the accounts that open it. */
@Command(
    name = "branchline",
    mixinStandardHelpOptions = true,
    description = "The web console and its accounts.",
    subcommands = {ServeCommand.class, AccountCommand.class})
public final class Main extends Commands.Group {

  /** Runs a command and exits with its status. */
  public static void main(String[] args) {
    System.exit(Commands.run(new Main(), args));
  }
}
