package io.branchline.console;

import io.branchline.warehouse.Failure;
import io.branchline.warehouse.Home;
import io.branchline.warehouse.WarehouseConfig;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Serves the pages until it is told to stop. */
@Command(
    name = "console",
    mixinStandardHelpOptions = true,
    description = "Serve the web console on 127.0.0.1 until stopped.")
final class ServeCommand implements Callable<Integer> {

  private static final int LAST_PORT = 65_535;

  @Spec private CommandSpec spec;

  @Option(
      names = "--port",
      defaultValue = "${BRANCHLINE_CONSOLE_PORT:-8080}",
      description = "Where to listen (default: BRANCHLINE_CONSOLE_PORT, else 8080).")
  private int port;

  @Override
  public Integer call() throws InterruptedException {
    if (port < 0 || port > LAST_PORT) {
      throw new Failure(Failure.Code.USAGE, "There is no port " + port + ". Maybe 8080?");
    }
    WarehouseConfig warehouse = WarehouseConfig.current();
    var out = spec.commandLine().getOut();
    Console console = Console.start(warehouse, Home.current(), port);
    out.println("Console: http://127.0.0.1:" + console.port());
    new CountDownLatch(1).await(); // SIGTERM ends the JVM; the shutdown hook closes the server
    return 0;
  }
}
