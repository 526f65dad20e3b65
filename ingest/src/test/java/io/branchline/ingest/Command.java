package io.branchline.ingest;

import io.branchline.warehouse.Failure;
import io.branchline.warehouse.Home;
import io.branchline.warehouse.TestingWarehouse;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import picocli.CommandLine;

/** The ingest command in this JVM, against a testing warehouse. */
final class Command {

  /** Outlives the warehouse's home, because Flink deletes its files in the background. */
  private static final Home HOME =
      new Home(Path.of(System.getProperty("java.io.tmpdir"), "ingest-home"));

  private Command() {}

  /** What it printed, and its exit status in the last line. */
  static String ingest(TestingWarehouse warehouse, String... arguments) {
    StringWriter printed = new StringWriter();
    PrintWriter writer = new PrintWriter(printed, true);
    CommandLine line = new CommandLine(new IngestCommand(warehouse::config, () -> HOME));
    line.setOut(writer);
    line.setErr(writer);
    line.setExecutionExceptionHandler(
        (e, commandLine, rest) -> {
          if (e instanceof Failure failure) {
            writer.println("branchline: " + failure.getMessage());
            return failure.code().exitStatus();
          }
          throw e;
        });
    int status = line.execute(arguments);
    return printed + "exit " + status;
  }
}
