package io.branchline.console.roster;

import io.branchline.console.recompute.FollowedProcess;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** One run of {@code roster solve} in a process of its own, followed by what it prints. */
public final class SolveJob {

  private static final Pattern PROGRESS =
      Pattern.compile("roster: ([0-9.]+) s, best ([^ ]+), bound ([^ ]+), gap ([^ ]+) %");
  private static final Pattern KEPT = Pattern.compile("(?:Kept as draft|已存为草案) ([^ .。]+)");
  private static final int MOST_LINES = 200;

  /** Where it stands. */
  public enum Status {
    RUNNING,
    STOPPING,
    KEPT,
    FAILED
  }

  /** What was asked for. */
  record Order(String branch, LocalDate from, int weeks, int seconds, String by, String language) {}

  private final Order order;
  private final Instant startedAt;
  private final FollowedProcess process;
  private final List<String> lines = new ArrayList<>();
  private Status status = Status.RUNNING;
  private String best = "";
  private String bound = "";
  private String gap = "";
  private @Nullable String roster;
  private String complaint = "";

  SolveJob(Order order, Process process, Instant startedAt) {
    this.order = order;
    this.startedAt = startedAt;
    this.process = FollowedProcess.of(process, this::printed, this::told, this::finished);
  }

  private synchronized void printed(String line) {
    if (lines.size() < MOST_LINES) {
      lines.add(line);
    }
    Matcher kept = KEPT.matcher(line);
    if (kept.find()) {
      roster = kept.group(1);
      status = Status.KEPT;
    }
  }

  private synchronized void told(String line) {
    Matcher progress = PROGRESS.matcher(line);
    if (progress.find()) {
      best = progress.group(2).equals("NaN") ? "" : progress.group(2);
      bound = progress.group(3);
      gap = progress.group(4).equals("NaN") ? "" : progress.group(4);
    } else {
      complaint = FollowedProcess.complaint(line, complaint);
    }
  }

  private synchronized void finished(int exit) {
    if (status != Status.KEPT) {
      boolean stopped = status == Status.STOPPING;
      status = Status.FAILED;
      complaint = complaint.isEmpty() && !stopped ? "exit " + exit : complaint;
    }
  }

  /** Ends the search; the best so far is kept. */
  synchronized void stop() {
    if (status == Status.RUNNING) {
      status = Status.STOPPING;
      process.stop();
    }
  }

  /** Ends the process, whatever it has. */
  void kill() {
    process.kill();
  }

  /** What was asked for. */
  Order order() {
    return order;
  }

  /** Where it stands. */
  public synchronized Status status() {
    return status;
  }

  /** Whether it still works. */
  public synchronized boolean busy() {
    return status == Status.RUNNING || status == Status.STOPPING;
  }

  /** Seconds since it was started. */
  public long seconds() {
    return Math.max(0, java.time.Duration.between(startedAt, Instant.now()).toSeconds());
  }

  /** The longest that it may search. */
  public int limitSeconds() {
    return order.seconds();
  }

  /** The cheapest roster so far, in yuan; empty for none yet. */
  public synchronized String best() {
    return best;
  }

  /** No roster of the model costs less. */
  public synchronized String bound() {
    return bound;
  }

  /** Percent between bound and best; empty for none yet. */
  public synchronized String gap() {
    return gap;
  }

  /** The draft that came of it. */
  public synchronized @Nullable String roster() {
    return roster;
  }

  /** Why it failed. */
  public synchronized String complaint() {
    return complaint;
  }

  /** What it printed. */
  public synchronized String text() {
    return String.join("\n", lines);
  }

  /** The first day. */
  public LocalDate from() {
    return order.from();
  }

  /** Who started it. */
  public String by() {
    return order.by();
  }
}
