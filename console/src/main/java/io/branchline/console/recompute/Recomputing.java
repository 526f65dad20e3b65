package io.branchline.console.recompute;

import io.branchline.warehouse.Failure;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Planning commands that run one after the other in processes of their own, followed by what they
 * print.
 */
public final class Recomputing {

  private static final Pattern PROGRESS =
      Pattern.compile("(?:forecast|staff|accuracy): ([0-9,]+) (?:series|intervals).*");
  private static final Pattern SHARE = Pattern.compile(" ([0-9]+) %,");

  /** Where it stands. */
  public enum Status {
    RUNNING,
    DONE,
    FAILED
  }

  private final String by;
  private final Instant startedAt;
  private final Function<List<String>, Process> launch;
  private Status status = Status.RUNNING;
  private Instant endedAt = Instant.MAX;
  private String done = "";
  private int percent = -1;
  private String complaint = "";
  private FollowedProcess process;

  /** Starts the first of the commands. */
  Recomputing(
      List<List<String>> commands,
      Function<List<String>, Process> launch,
      String by,
      Instant startedAt) {
    this.by = by;
    this.startedAt = startedAt;
    this.launch = launch;
    this.process = follow(commands);
  }

  private FollowedProcess follow(List<List<String>> commands) {
    return FollowedProcess.of(
        launch.apply(commands.get(0)),
        line -> {},
        this::told,
        exit -> ended(settled(exit, commands.get(0)), commands.subList(1, commands.size())));
  }

  /** That no forecast day is over yet is no mistake. */
  private static int settled(int exit, List<String> command) {
    return command.equals(RecomputeJobs.JUDGE) && exit == Failure.Code.BAD_INPUT.exitStatus()
        ? 0
        : exit;
  }

  private synchronized void told(String line) {
    Matcher progress = PROGRESS.matcher(line);
    if (progress.matches()) {
      done = progress.group(1);
      Matcher share = SHARE.matcher(line);
      percent = share.find() ? Integer.parseInt(share.group(1)) : -1;
    } else {
      complaint = FollowedProcess.complaint(line, complaint);
    }
  }

  private synchronized void ended(int exit, List<List<String>> rest) {
    if (exit == 0 && !rest.isEmpty()) {
      percent = -1;
      process = follow(rest);
      return;
    }
    status = exit == 0 ? Status.DONE : Status.FAILED;
    complaint = exit == 0 ? "" : complaint.isEmpty() ? "exit " + exit : complaint;
    endedAt = Instant.now();
  }

  synchronized void kill() {
    process.kill();
  }

  /** Where it stands. */
  public synchronized Status status() {
    return status;
  }

  /** Whether it still works. */
  public boolean busy() {
    return status() == Status.RUNNING;
  }

  /** Who started it. */
  public String by() {
    return by;
  }

  /** Seconds that it has taken. */
  public synchronized long seconds() {
    Instant until = status == Status.RUNNING ? Instant.now() : endedAt;
    return Math.max(0, Duration.between(startedAt, until).toSeconds());
  }

  /** Series or intervals done; empty before the first. */
  public synchronized String done() {
    return done;
  }

  /** How much is done in percent; -1 where that is not known. */
  public synchronized int percent() {
    return percent;
  }

  /** Why it failed. */
  public synchronized String complaint() {
    return complaint;
  }
}
