package io.branchline.scoring;

import io.branchline.warehouse.cli.Commands;
import picocli.CommandLine.Command;

/** Benchmarks. */
@Command(
    name = "bench",
    description = "Measures this module on this machine.",
    mixinStandardHelpOptions = true,
    subcommands = {BenchKpi.class, BenchScore.class})
final class BenchCommand extends Commands.Group {}
