package io.branchline.warehouse.superset;

import io.branchline.warehouse.Failure;
import io.branchline.warehouse.Home;
import io.branchline.warehouse.Warehouse;
import io.branchline.warehouse.WarehouseConfig;
import io.branchline.warehouse.cli.Commands;
import io.branchline.warehouse.engine.Ports;
import io.branchline.warehouse.service.Service;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Runs a Superset over the warehouse and publishes the dashboards to it, or to any other. */
@Command(
    name = "superset",
    description = "Dashboards: run Superset over the warehouse, or publish to one that runs.",
    mixinStandardHelpOptions = true,
    subcommands = {
      SupersetCommand.Up.class,
      SupersetCommand.Down.class,
      SupersetCommand.Status.class,
      SupersetCommand.Publish.class
    })
public final class SupersetCommand extends Commands.Group {

  static final String PORT_VARIABLE = "BRANCHLINE_SUPERSET_PORT";

  private static final int DEFAULT_PORT = 8088;

  private static SupersetServer server(Home home) {
    int port = Ports.named(System.getenv(), PORT_VARIABLE, DEFAULT_PORT);
    return new SupersetServer(new Installation(home), home, port, Map.of());
  }

  private static void print(PrintWriter out, Publication publication) {
    out.printf(
        Locale.ROOT,
        "Published %d datasets, %d charts, %d row-level rules and the dashboard: %s%n",
        publication.datasets(),
        publication.charts(),
        publication.rules(),
        publication.dashboard());
  }

  /** The warehouse as analysts see it. */
  private static WarehouseConfig analyst(WarehouseConfig warehouse, Home home) {
    String external = System.getenv("BRANCHLINE_CLICKHOUSE_URL");
    String user = System.getenv("BRANCHLINE_ANALYST_USER");
    String password = System.getenv("BRANCHLINE_ANALYST_PASSWORD");
    if (external != null && !external.isBlank() && password == null) {
      throw new Failure(
          Failure.Code.USAGE,
          "Superset reads "
              + external
              + " as a database user who may only read. Name one with BRANCHLINE_ANALYST_USER"
              + " (analyst by default) and BRANCHLINE_ANALYST_PASSWORD.");
    }
    return warehouse.as(
        user == null || user.isBlank() ? WarehouseConfig.ANALYST_USER : user.strip(),
        password == null ? WarehouseConfig.secret(home, WarehouseConfig.ANALYST_USER) : password);
  }

  @Command(
      name = "up",
      description = {
        "Install Superset where it is missing, start it over the warehouse and publish the"
            + " dashboards.",
        "Done again, it publishes again: after the setting 'service_level' or the branches changed."
      },
      mixinStandardHelpOptions = true)
  static final class Up implements Callable<Integer> {

    @Spec @Nullable CommandSpec spec;

    @Override
    public Integer call() {
      PrintWriter out = out(spec);
      Home home = Home.current();
      WarehouseConfig config = WarehouseConfig.current();
      SupersetServer server = server(home);
      try (Warehouse warehouse = Warehouse.open(config)) {
        ServiceLevel.of(warehouse);
        install(out, home, server);
        boolean isFirstTime = !server.isPrepared();
        if (!server.answers()) {
          out.println("Starting Superset …");
        }
        out.println(
            (server.start() ? "Superset runs: " : "Superset already runs: ") + server.url());
        if (isFirstTime) {
          out.println(
              "Sign in as "
                  + SupersetServer.ADMIN
                  + " with the password "
                  + server.adminPassword()
                  + " (shown once; it is in "
                  + server.adminPasswordFile()
                  + ")");
        }
        SupersetClient superset =
            SupersetClient.logIn(server.url(), SupersetServer.ADMIN, server.adminPassword());
        print(out, Publication.publish(superset, warehouse, analyst(config, home)));
      }
      return 0;
    }

    private static void install(PrintWriter out, Home home, SupersetServer server) {
      Installation installation = new Installation(home);
      if (!installation.isComplete()) {
        out.println(
            "Installing Superset into "
                + home.root().resolve("superset")
                + " (about 200 MB to fetch, 850 MB on disk, one to five minutes) …");
        server.service().stop();
        installation.install();
      }
    }
  }

  @Command(name = "down", description = "Stop Superset.", mixinStandardHelpOptions = true)
  static final class Down implements Callable<Integer> {

    @Spec @Nullable CommandSpec spec;

    @Override
    public Integer call() {
      boolean stopped = server(Home.current()).service().stop();
      out(spec).println(stopped ? "Superset is stopped." : "Superset does not run.");
      return 0;
    }
  }

  @Command(
      name = "status",
      description = "Say whether Superset runs; exit 0 only if it answers.",
      mixinStandardHelpOptions = true)
  static final class Status implements Callable<Integer> {

    @Spec @Nullable CommandSpec spec;

    @Override
    public Integer call() {
      PrintWriter out = out(spec);
      SupersetServer server = server(Home.current());
      Service service = server.service();
      switch (service.state()) {
        case RUNNING -> {
          boolean answers = server.answers();
          out.println(
              "Superset runs, process "
                  + service.process().map(ProcessHandle::pid).orElse(0L)
                  + (answers ? ": " : ", but does not answer at ")
                  + server.url()
                  + (answers ? "" : ". See " + service.log()));
          return answers ? 0 : Failure.Code.UNAVAILABLE.exitStatus();
        }
        case DIED -> out.println("Superset died without being stopped. See " + service.log());
        case STOPPED ->
            out.println(
                new Installation(Home.current()).isComplete()
                    ? "Superset is stopped. Start it with: ./branchline superset up"
                    : "Superset is not installed. Install and start it with:"
                        + " ./branchline superset up");
      }
      return Failure.Code.UNAVAILABLE.exitStatus();
    }
  }

  @Command(
      name = "publish",
      description = {
        "Publish the dashboards to a Superset that runs (6.1 or later), as one of its admins.",
        "Done again, it brings the same objects to their present state and doubles none."
      },
      mixinStandardHelpOptions = true)
  static final class Publish implements Callable<Integer> {

    @Spec @Nullable CommandSpec spec;

    @Option(names = "--url", required = true, description = "Superset's address.")
    URI url = URI.create("http://127.0.0.1:8088");

    @Option(names = "--user", required = true, description = "An admin of that Superset.")
    String user = "";

    @ArgGroup(multiplicity = "1")
    Password password = new Password();

    @Option(
        names = "--warehouse-url",
        description =
            "The warehouse's HTTP address as Superset's machine reaches it. Default: as this machine"
                + " does.")
    @Nullable URI warehouseUrl;

    @Override
    public Integer call() {
      Home home = Home.current();
      WarehouseConfig config = WarehouseConfig.current();
      WarehouseConfig reader = analyst(config, home);
      URI address = warehouseUrl;
      WarehouseConfig database =
          address == null
              ? reader
              : new WarehouseConfig(
                  address, reader.user(), reader.password(), reader.database(), null);
      try (Warehouse warehouse = Warehouse.open(config)) {
        SupersetClient superset = SupersetClient.logIn(url, user, password.text());
        print(out(spec), Publication.publish(superset, warehouse, database));
      }
      return 0;
    }
  }

  /** Where the password comes from: never the command line, which every process list shows. */
  static final class Password {

    @Option(
        names = "--password-env",
        required = true,
        description = "The environment variable that holds the password.")
    @Nullable String variable;

    @Option(
        names = "--password-file",
        required = true,
        description = "The file that holds the password.")
    @Nullable Path file;

    String text() {
      if (variable != null) {
        String text = System.getenv(variable);
        if (text == null || text.isEmpty()) {
          throw new Failure(
              Failure.Code.USAGE,
              "The environment variable " + variable + " is not set. Put the password into it.");
        }
        return text;
      }
      try {
        return Files.readString(Path.of(String.valueOf(file)), StandardCharsets.UTF_8).strip();
      } catch (IOException e) {
        throw new Failure(
            Failure.Code.USAGE,
            "Cannot read the password file " + file + ": " + e.getMessage() + ". Name another.",
            e);
      }
    }
  }

  private static PrintWriter out(@Nullable CommandSpec spec) {
    if (spec == null) {
      throw new IllegalStateException("picocli gives every command its spec");
    }
    return spec.commandLine().getOut();
  }
}
