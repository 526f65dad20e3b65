package io.branchline.speech;

import io.branchline.warehouse.cli.Commands;
import picocli.CommandLine.Command;

/** Measurements of speech. */
@Command(
    name = "bench",
    mixinStandardHelpOptions = true,
    description = "Measure speech.",
    subcommands = {
      BenchTranscribeCommand.class,
      BenchSpeedCommand.class,
      BenchMeasuresCommand.class,
      BenchSearchCommand.class,
      BenchMaskCommand.class
    })
final class BenchCommand extends Commands.Group {}
