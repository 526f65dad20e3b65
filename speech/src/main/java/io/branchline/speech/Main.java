package io.branchline.speech;

import io.branchline.warehouse.cli.Commands;
import picocli.CommandLine.Command;

/** The speech commands; the launcher calls {@code Main COMMAND arguments}. */
@Command(
    name = "branchline",
    mixinStandardHelpOptions = true,
    description = "Speech: recordings to words, and words to be found again.",
    subcommands = {
      TranscribeCommand.class,
      SearchCommand.class,
      CorrectionsCommand.class,
      CategoryCommand.class,
      ModelCommand.class,
      AdaptCommand.class,
      CalibrateCommand.class,
      SamplesCommand.class,
      MaskCommand.class,
      RemaskCommand.class,
      BenchCommand.class
    })
public final class Main extends Commands.Group {

  /** Runs one command and exits with its status. */
  public static void main(String... args) {
    System.exit(Commands.run(new Main(), args));
  }
}
