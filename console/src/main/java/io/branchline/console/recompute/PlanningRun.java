package io.branchline.console.recompute;

import io.branchline.console.text.Fault;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Planning commands that run one after the other in processes of their own: who started them, where
 * they stand, how they ended.
 */
public abstract class PlanningRun {

  /** Where it stands. */
  public enum Status {
    RUNNING,
    STOPPING,
    DONE,
    FAILED
  }

  private final String by;
  private final Instant startedAt;
  private Status status = Status.RUNNING;
  private boolean killed;
  private @Nullable RunEnd end;
  private String complaint = "";
  private @Nullable FollowedProcess process;

  /** A run that {@link #start} begins. */
  protected PlanningRun(String by, Instant startedAt) {
    this.by = by;
    this.startedAt = startedAt;
  }

  /**
   * Starts the first of the commands; each of the others follows when the one before went well.
   *
   * @param launch starts the process of a command
   * @param ended told once how it ended, unless it was killed
   */
  public final synchronized void start(
      List<List<String>> commands, Function<List<String>, Process> launch, Consumer<RunEnd> ended) {
    process =
        FollowedProcess.of(
            launch.apply(commands.get(0)),
            this::printed,
            this::heard,
            exit -> ended(settled(exit, commands.get(0)), commands, launch, ended));
  }

  private synchronized void heard(String line) {
    if (!told(line)) {
      complaint = FollowedProcess.complaint(line, complaint);
    }
  }

  private void ended(
      int exit,
      List<List<String>> commands,
      Function<List<String>, Process> launch,
      Consumer<RunEnd> told) {
    if (exit == 0 && commands.size() > 1) {
      start(commands.subList(1, commands.size()), launch, told);
      return;
    }
    RunEnd how = end(exit);
    try {
      if (!isKilled()) {
        told.accept(how);
      }
    } finally {
      close(how);
    }
  }

  private synchronized RunEnd end(int exit) {
    boolean well = wentWell(exit);
    RunEnd.How how =
        well
            ? RunEnd.How.DONE
            : status == Status.STOPPING && complaint.isEmpty()
                ? RunEnd.How.STOPPED
                : RunEnd.How.FAILED;
    return new RunEnd(how, seconds(), new Fault(exit, well ? "" : complaint));
  }

  private synchronized boolean isKilled() {
    return killed;
  }

  private synchronized void close(RunEnd how) {
    end = how;
    status = how.how() == RunEnd.How.DONE ? Status.DONE : Status.FAILED;
  }

  /** Takes a line of standard output. */
  protected void printed(String line) {}

  /** Takes a line of standard error; false where it is no progress. */
  protected abstract boolean told(String line);

  /** The exit status that a command's counts as. */
  protected int settled(int exit, List<String> command) {
    return exit;
  }

  /** Whether it did what it was started for. */
  protected boolean wentWell(int exit) {
    return exit == 0;
  }

  /** Asks it to end; what it has is kept. */
  public final synchronized void stop() {
    if (status == Status.RUNNING && process != null) {
      status = Status.STOPPING;
      process.stop();
    }
  }

  /** Ends it, whatever it has. */
  public final synchronized void kill() {
    killed = true;
    if (process != null) {
      process.kill();
    }
  }

  /** Where it stands. */
  public final synchronized Status status() {
    return status;
  }

  /** Whether it still works. */
  public final boolean busy() {
    Status now = status();
    return now == Status.RUNNING || now == Status.STOPPING;
  }

  /** How it ended; null while it works. */
  public final synchronized @Nullable RunEnd end() {
    return end;
  }

  /** Who started it. */
  public final String by() {
    return by;
  }

  /** Seconds that it has taken. */
  public final synchronized long seconds() {
    return end != null
        ? end.seconds()
        : Math.max(0, Duration.between(startedAt, Instant.now()).toSeconds());
  }
}
