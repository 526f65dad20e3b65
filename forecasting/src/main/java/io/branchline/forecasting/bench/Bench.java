package io.branchline.forecasting.bench;

import io.branchline.warehouse.cli.Commands;
import picocli.CommandLine.Command;

/** The benchmarks of this module. */
@Command(
    name = "bench",
    description =
        "Measure: erlang (answers a second), forecast (error on real calls), simulate (calls a second),"
            + " roster (public instances), cover (gap at three sizes).",
    mixinStandardHelpOptions = true,
    subcommands = {
      BenchErlang.class,
      BenchForecast.class,
      BenchSimulate.class,
      BenchRoster.class,
      BenchCover.class
    })
public final class Bench extends Commands.Group {}
