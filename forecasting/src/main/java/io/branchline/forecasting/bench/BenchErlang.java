package io.branchline.forecasting.bench;

import io.branchline.warehouse.Failure;
import java.io.PrintWriter;
import java.util.Collection;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Runs {@link BenchmarkErlang} by JMH. */
@Command(
    name = "erlang",
    description = "Staffing answers a second on one core (JMH).",
    mixinStandardHelpOptions = true)
final class BenchErlang implements Callable<Integer> {

  @Spec CommandSpec spec;

  @Option(
      names = "--smoke",
      description = "A hundredth of a second each, in this JVM: does it run?")
  boolean smoke;

  @Override
  public Integer call() {
    ChainedOptionsBuilder options =
        new OptionsBuilder()
            .include(BenchmarkErlang.class.getName() + "\\.")
            .verbosity(VerboseMode.SILENT);
    if (smoke) {
      options
          .forks(0)
          .warmupIterations(0)
          .measurementIterations(1)
          .measurementTime(TimeValue.milliseconds(10));
    }
    Collection<RunResult> results;
    try {
      results = new Runner(options.build()).run();
    } catch (RunnerException e) {
      throw new Failure(Failure.Code.INTERNAL, "JMH gave up: " + e.getMessage(), e);
    }
    PrintWriter out = spec.commandLine().getOut();
    out.println(
        "One core; loads of a branch, 1 to 50 agents; 80/20, occupancy 85 %, shrinkage 30 %.");
    for (RunResult result : results) {
      var primary = result.getPrimaryResult();
      double error = primary.getScoreError();
      out.printf(
          Locale.ROOT,
          "%-20s %,14.0f a second%s%n",
          result.getParams().getBenchmark().replaceAll(".*\\.", ""),
          primary.getScore(),
          Double.isNaN(error) ? "" : String.format(Locale.ROOT, "  (+- %,.0f)", error));
    }
    return 0;
  }
}
