package io.branchline.speech;

import io.branchline.speech.bench.SearchBench;
import io.branchline.warehouse.Failure;
import io.branchline.warehouse.Home;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The index against the engine's own text index. */
@Command(
    name = "search",
    mixinStandardHelpOptions = true,
    description = {
      "Build an index of generated calls and measure searches in it, beside the same questions asked",
      "of ClickHouse over the same utterances, its text index included. 1,000,000 calls take about",
      "15 minutes and 15 GB of disk."
    })
final class BenchSearchCommand implements Callable<Integer> {

  @Spec CommandSpec spec;

  @Option(names = "--calls", defaultValue = "100000", description = "Default: ${DEFAULT-VALUE}.")
  int calls;

  @Option(names = "--queries", defaultValue = "200", description = "Default: ${DEFAULT-VALUE}.")
  int queries;

  @Option(names = "--seed", defaultValue = "42", description = "Default: ${DEFAULT-VALUE}.")
  long seed;

  @Option(
      names = "--folder",
      paramLabel = "DIR",
      description =
          "Keep index and tables here, and use them again where they are of the same calls"
              + " (default: a temporary folder).")
  @Nullable Path folder;

  @Option(names = "--without-clickhouse", description = "Measure the index only.")
  boolean withoutClickHouse;

  @Override
  public Integer call() {
    if (calls < 1 || queries < 1) {
      throw new Failure(Failure.Code.USAGE, "--calls and --queries have to be 1 or more.");
    }
    SearchBench bench =
        new SearchBench(Home.current(), seed, calls, queries, spec.commandLine().getOut());
    bench.run(
        folder, withoutClickHouse ? SearchBench.Beside.NOTHING : SearchBench.Beside.CLICKHOUSE);
    return 0;
  }
}
