package io.branchline.ingest;

import io.branchline.warehouse.Failure;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Reads files of events into the warehouse. */
@Command(
    name = "ingest",
    mixinStandardHelpOptions = true,
    description = "Reads files of ACD events into the warehouse.")
final class IngestCommand implements Callable<Integer> {

  @Parameters(paramLabel = "FILE", arity = "0..*", description = "Files of events.")
  private List<Path> files = List.of();

  @Override
  public Integer call() {
    throw new Failure(Failure.Code.INTERNAL, "Not yet: " + files);
  }
}
