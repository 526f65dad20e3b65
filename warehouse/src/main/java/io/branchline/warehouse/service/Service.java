package io.branchline.warehouse.service;

import static java.util.Objects.requireNonNull;

import io.branchline.warehouse.Failure;
import io.branchline.warehouse.Home;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;

/**
 * A named process of this home. Its id and start time lie in {@code run/NAME.pid}, so that a
 * process that merely inherited the number is never taken for it.
 */
public final class Service {

  /** What a look at a service finds. */
  public enum State {
    RUNNING,
    STOPPED,
    /** It was started, never stopped, and is gone: it crashed or was killed. */
    DIED
  }

  private static final Duration POLL = Duration.ofMillis(100);
  private static final Duration POLITE = Duration.ofSeconds(20);
  private static final int LOG_TAIL_LINES = 5;

  private final Home home;
  private final String name;

  /** The service of that name; nothing is started. */
  public Service(Home home, String name) {
    this.home = requireNonNull(home, "home is null");
    this.name = requireNonNull(name, "name is null");
  }

  /** Where its output goes. */
  public Path log() {
    return home.logs().resolve(name + ".log");
  }

  /** Whether it runs. */
  public State state() {
    if (process().isPresent()) {
      return State.RUNNING;
    }
    return Files.exists(pidFile()) ? State.DIED : State.STOPPED;
  }

  /** The running process, if any. */
  public Optional<ProcessHandle> process() {
    return recorded()
        .flatMap(
            recorded ->
                ProcessHandle.of(recorded.pid())
                    .filter(ProcessHandle::isAlive)
                    .filter(handle -> startOf(handle) == recorded.startMillis()));
  }

  /**
   * Starts the command in a session of its own and waits until it is ready.
   *
   * @throws Failure where it ends early or is not ready in time; it is stopped then
   */
  public void start(List<String> command, BooleanSupplier ready, Duration patience) {
    ProcessHandle handle = launch(command);
    long deadline = System.nanoTime() + patience.toNanos();
    while (!ready.getAsBoolean()) {
      if (endsWithin(handle, POLL)) {
        deletePidFile();
        throw new Failure(
            Failure.Code.UNAVAILABLE,
            "The " + name + " stopped while starting: " + lastLines() + " See " + log());
      }
      if (System.nanoTime() > deadline) {
        stop();
        throw new Failure(
            Failure.Code.UNAVAILABLE,
            "The "
                + name
                + " was not ready within "
                + patience.toSeconds()
                + " s: "
                + lastLines()
                + " See "
                + log());
      }
    }
  }

  /** Stops it: politely, then by force. Returns whether there was anything to stop. */
  public boolean stop() {
    Optional<ProcessHandle> running = process();
    running.ifPresent(
        handle -> {
          handle.destroy();
          if (!endsWithin(handle, POLITE)) {
            handle.destroyForcibly();
            endsWithin(handle, POLITE);
          }
        });
    deletePidFile();
    return running.isPresent();
  }

  private ProcessHandle launch(List<String> command) {
    try {
      Files.createDirectories(home.logs());
      Files.createDirectories(home.run());
      List<String> detached = new ArrayList<>();
      if (Files.isExecutable(Path.of("/usr/bin/setsid"))) {
        detached.add("/usr/bin/setsid");
      }
      detached.addAll(command);
      Process process =
          new ProcessBuilder(detached)
              .redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()))
              .redirectOutput(log().toFile())
              .redirectErrorStream(true)
              .start();
      ProcessHandle handle = process.toHandle();
      Files.writeString(
          pidFile(), handle.pid() + " " + startOf(handle) + "\n", StandardCharsets.UTF_8);
      return handle;
    } catch (IOException e) {
      throw new Failure(
          Failure.Code.UNAVAILABLE,
          "Cannot start the " + name + " from " + home.root() + ": " + e.getMessage(),
          e);
    }
  }

  private record Recorded(long pid, long startMillis) {}

  private Optional<Recorded> recorded() {
    try {
      String[] words = Files.readString(pidFile(), StandardCharsets.UTF_8).strip().split(" ", -1);
      return Optional.of(new Recorded(Long.parseLong(words[0]), Long.parseLong(words[1])));
    } catch (NoSuchFileException | NumberFormatException | IndexOutOfBoundsException e) {
      return Optional.empty();
    } catch (IOException e) {
      throw new Failure(Failure.Code.UNAVAILABLE, "Cannot read " + pidFile() + ": " + e, e);
    }
  }

  private Path pidFile() {
    return home.run().resolve(name + ".pid");
  }

  private void deletePidFile() {
    try {
      Files.deleteIfExists(pidFile());
    } catch (IOException e) {
      throw new Failure(Failure.Code.UNAVAILABLE, "Cannot delete " + pidFile() + ": " + e, e);
    }
  }

  private String lastLines() {
    try {
      List<String> lines =
          Files.readAllLines(log(), StandardCharsets.UTF_8).stream()
              .filter(line -> !line.isBlank())
              .toList();
      List<String> tail = lines.subList(Math.max(0, lines.size() - LOG_TAIL_LINES), lines.size());
      return tail.isEmpty() ? "it said nothing." : String.join(" | ", tail);
    } catch (IOException e) {
      return "its log cannot be read.";
    }
  }

  private static long startOf(ProcessHandle handle) {
    return handle.info().startInstant().map(Instant::toEpochMilli).orElse(0L);
  }

  private static boolean endsWithin(ProcessHandle handle, Duration time) {
    try {
      handle.onExit().get(time.toMillis(), TimeUnit.MILLISECONDS);
      return true;
    } catch (TimeoutException e) {
      return false;
    } catch (ExecutionException e) {
      throw new IllegalStateException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new Failure(Failure.Code.UNAVAILABLE, "Interrupted", e);
    }
  }
}
