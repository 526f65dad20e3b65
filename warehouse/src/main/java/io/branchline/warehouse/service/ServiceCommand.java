package io.branchline.warehouse.service;

import io.branchline.warehouse.Failure;
import io.branchline.warehouse.Home;
import io.branchline.warehouse.cli.Commands;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Starts and stops any program as a service; the launcher's way to run the console. */
@Command(
    name = "service",
    description = "Start or stop a program that outlives this command.",
    subcommands = {ServiceCommand.Start.class, ServiceCommand.Stop.class})
public final class ServiceCommand extends Commands.Group {

  @Command(name = "start", description = "Start a program and wait until its health page answers.")
  static final class Start implements Callable<Integer> {

    @Option(names = "--name", required = true, description = "The service's name.")
    String name = "";

    @Option(
        names = "--health",
        required = true,
        description = "A page that answers 200 when ready.")
    URI health = URI.create("http://127.0.0.1/");

    @Option(names = "--seconds", defaultValue = "90", description = "How long to wait for it.")
    int seconds;

    @Parameters(description = "The program and its arguments.")
    List<String> command = List.of();

    @Override
    public Integer call() {
      Service service = new Service(Home.current(), name);
      if (service.state() == Service.State.RUNNING) {
        System.out.println("The " + name + " already runs: " + health.resolve("/"));
        return 0;
      }
      service.start(command, this::answers, Duration.ofSeconds(seconds));
      System.out.println("The " + name + " runs: " + health.resolve("/"));
      return 0;
    }

    private boolean answers() {
      try {
        HttpRequest request = HttpRequest.newBuilder(health).timeout(Duration.ofSeconds(5)).build();
        return HttpClient.newHttpClient()
                .send(request, HttpResponse.BodyHandlers.discarding())
                .statusCode()
            == 200;
      } catch (IOException e) {
        return false;
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new Failure(Failure.Code.UNAVAILABLE, "Interrupted", e);
      }
    }
  }

  @Command(name = "stop", description = "Stop a service.")
  static final class Stop implements Callable<Integer> {

    @Option(names = "--name", required = true, description = "The service's name.")
    String name = "";

    @Override
    public Integer call() {
      boolean stopped = new Service(Home.current(), name).stop();
      System.out.println(
          stopped ? "The " + name + " is stopped." : "The " + name + " does not run.");
      return 0;
    }
  }
}
