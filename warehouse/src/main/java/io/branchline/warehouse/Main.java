package io.branchline.warehouse;

import io.branchline.warehouse.cli.Commands;
import io.branchline.warehouse.engine.Engine;
import io.branchline.warehouse.engine.EngineConfig;
import io.branchline.warehouse.schema.Schema;
import io.branchline.warehouse.service.Service;
import io.branchline.warehouse.service.ServiceCommand;
import io.branchline.warehouse.superset.SupersetCommand;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** The warehouse's commands: start, stop and look at the place where everything is kept. */
@Command(
    name = "branchline",
    description = "The warehouse of Branchline.",
    mixinStandardHelpOptions = true,
    subcommands = {
      Main.Up.class,
      Main.Down.class,
      Main.Status.class,
      ServiceCommand.class,
      SupersetCommand.class
    })
public final class Main extends Commands.Group {

  /** Runs one command and exits with its status. */
  public static void main(String[] args) {
    System.exit(Commands.run(new Main(), args));
  }

  private static Engine engine() {
    return new Engine(EngineConfig.from(System.getenv(), Home.current()));
  }

  private static boolean isExternal() {
    String url = System.getenv("BRANCHLINE_CLICKHOUSE_URL");
    return url != null && !url.isBlank();
  }

  @Command(
      name = "up",
      description = "Start the warehouse and bring its schema up to date.",
      mixinStandardHelpOptions = true)
  static final class Up implements Callable<Integer> {
    @Override
    public Integer call() {
      if (!isExternal()) {
        Engine engine = engine();
        if (engine.state() == Service.State.RUNNING) {
          requireAnswer(engine.warehouse());
          System.out.println("The warehouse already runs: " + engine.warehouse().url());
        } else {
          engine.start();
          System.out.println("The warehouse runs: " + engine.warehouse().url());
        }
      }
      int steps = Schema.apply(WarehouseConfig.current());
      if (steps > 0) {
        System.out.println("Schema: " + steps + " steps applied.");
      }
      return 0;
    }

    private static void requireAnswer(WarehouseConfig config) {
      try (Warehouse warehouse = Warehouse.open(Schema.server(config))) {
        if (!warehouse.answers()) {
          throw new Failure(
              Failure.Code.UNAVAILABLE,
              "The warehouse of "
                  + Home.current().root()
                  + " runs, but not at "
                  + config.url()
                  + ". Maybe it was started with another BRANCHLINE_HTTP_PORT: name that one, or stop it with: ./branchline down");
        }
      }
    }
  }

  @Command(name = "down", description = "Stop the warehouse.", mixinStandardHelpOptions = true)
  static final class Down implements Callable<Integer> {
    @Override
    public Integer call() {
      if (isExternal()) {
        System.out.println("The warehouse is not ours to stop: BRANCHLINE_CLICKHOUSE_URL is set.");
      } else {
        System.out.println(
            engine().stop() ? "The warehouse is stopped." : "The warehouse does not run.");
      }
      return 0;
    }
  }

  @Command(
      name = "status",
      description = "Say what runs; exit 0 only if the warehouse answers.",
      mixinStandardHelpOptions = true)
  static final class Status implements Callable<Integer> {

    record Rows(long calls, long recordings, long evaluations, long forecasts) {}

    private static final String ROWS =
        """
        SELECT (SELECT count() FROM calls FINAL) AS calls,
               (SELECT count() FROM recordings FINAL) AS recordings,
               (SELECT count() FROM current_evaluations) AS evaluations,
               (SELECT count() FROM current_forecasts) AS forecasts""";

    @Override
    public Integer call() {
      Home home = Home.current();
      if (!isExternal()) {
        Service engine = new Service(home, "engine");
        System.out.println("warehouse   " + describe(engine));
        if (engine.state() != Service.State.RUNNING) {
          return Failure.Code.UNAVAILABLE.exitStatus();
        }
      }
      System.out.println("console     " + describe(new Service(home, "console")));
      System.out.println("superset    " + describe(new Service(home, "superset")));
      WarehouseConfig config = WarehouseConfig.current();
      try (Warehouse warehouse = Warehouse.open(config)) {
        Rows rows = warehouse.query(Rows.class, ROWS, Map.of()).get(0);
        System.out.printf(
            Locale.ROOT,
            "%s: %,d calls, %,d recordings, %,d evaluations, %,d forecast intervals%n",
            config.url(),
            rows.calls(),
            rows.recordings(),
            rows.evaluations(),
            rows.forecasts());
      }
      return 0;
    }

    private static String describe(Service service) {
      return switch (service.state()) {
        case RUNNING -> "running, process " + service.process().orElseThrow().pid();
        case STOPPED -> "stopped";
        case DIED -> "died: it was not stopped by ./branchline down. See " + service.log();
      };
    }
  }
}
